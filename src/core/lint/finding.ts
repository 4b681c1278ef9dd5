import type { Position, Span } from '../../base/text.ts';
import type { Workspace } from '../workspace/workspace.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One replacement in the text a finding is about. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A way to mend a finding. A `safe` fix keeps the meaning and may be applied without asking. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly kind: 'safe' | 'unsafe';
  readonly preferred?: boolean;
}

/** Another place that explains a finding, in the same file unless `file` names one. */
export interface RelatedPlace {
  readonly file?: string;
  readonly span: Span;
  /** Where the span starts, for those who do not have the text of the other file. */
  readonly position?: Position;
  readonly message: string;
}

/** Something that is wrong, or will go wrong, at an exact place of a text. */
export interface Finding {
  /** An id of the rule catalogue, or `schema/…`, `yaml/…`, `dockerfile/…`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly RelatedPlace[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Computed only when somebody asks, so that a keystroke builds none. */
  readonly fixes?: () => readonly Fix[];
  /** False where another file shows that nothing is wrong. Nobody sees a finding before that was asked. */
  readonly stands?: (workspace: Workspace) => boolean;
}
