import type { Span } from '../../base/text.ts';

/** A word of a command or of a file, as it is meant, and where it stands. */
export interface PlacedWord {
  readonly text: string;
  readonly span: Span;
  /** True where a variable decides it. */
  readonly dynamic: boolean;
}

/** The name of the package a requirement asks for, in lower case; undefined for paths and addresses. */
export function packageName(requirement: string): string | undefined {
  return /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*(?:$|[=<>!~;@+ ])/.exec(requirement)?.[1]?.toLowerCase();
}

/** True for a requirement of torch itself, or the address of its wheel. */
export function isTorch(requirement: PlacedWord): boolean {
  return !requirement.dynamic && (packageName(requirement.text) === 'torch' || /\/torch-[^/]+\.whl/.test(requirement.text));
}

/** The release that a requirement of torch pins, without the build behind `+`: `2.6.0` of `torch==2.6.0+cu124`. */
export function pinnedTorch(requirement: string): string | undefined {
  return /^torch(?:\[[^\]]*\])?\s*==\s*(\d+(?:\.\d+)+)(?=\+|$)/.exec(requirement)?.[1];
}
