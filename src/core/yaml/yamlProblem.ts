import type { Span } from '../../base/text.ts';

/** Something that is wrong with the YAML itself. */
export interface YamlProblem extends Span {
  /** `yaml/…` */
  readonly rule: string;
  readonly message: string;
  readonly related?: { readonly span: Span; readonly message: string };
}
