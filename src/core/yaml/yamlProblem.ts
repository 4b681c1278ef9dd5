import type { Span } from '../../base/text.ts';

/** Something that is wrong with the YAML itself. */
export interface YamlProblem extends Span {
  /** `yaml/…` */
  readonly rule: string;
  readonly message: string;
  /** `error` where nothing else is said. */
  readonly severity?: 'info';
  readonly related?: { readonly span: Span; readonly message: string };
}
