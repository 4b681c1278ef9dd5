import type { Span } from '../../base/text.ts';
import type { TextEdit } from '../lint/finding.ts';

/** One thing that can be written at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'resource' | 'kind';
  /** What stands in the text instead of `span`; its lines carry their whole indentation. */
  readonly insert: string;
  /** What was typed of it already, on one line. */
  readonly span: Span;
  /** A few words beside the label. */
  readonly detail: string;
  /** Paragraphs of Markdown. */
  readonly paragraphs: readonly string[];
  /** Smaller ones come first; equal ones by label. */
  readonly rank: number;
  /** True where what follows can be completed at once. */
  readonly goesOn: boolean;
  /** A change elsewhere that belongs to it. */
  readonly extra?: TextEdit;
}
