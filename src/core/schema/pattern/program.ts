/** One step of a compiled expression; `next` and `other` are places in the program. */
export type Step =
  | { readonly kind: 'character'; readonly takes: (code: number) => boolean; readonly next: number }
  | { readonly kind: 'split'; readonly next: number; readonly other: number }
  | { readonly kind: 'assert'; readonly holds: (before: number | undefined, after: number | undefined) => boolean; readonly next: number }
  | { readonly kind: 'match' };

/** A compiled expression and where it starts. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/**
 * True where the expression occurs anywhere in the text. Follows all ways at once, as RE2 does, so that the time grows
 * with the length of the text times that of the expression, whatever the expression is.
 */
export function occursIn(program: Program, text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  let current = new Set<number>();
  for (let at = 0; at <= codes.length; at++) {
    if (follow(program, program.start, codes, at, current)) return true;
    const after = new Set<number>();
    const code = codes[at];
    if (code === undefined) return false;
    for (const place of current) {
      const step = program.steps[place];
      if (step?.kind === 'character' && step.takes(code) && follow(program, step.next, codes, at + 1, after)) return true;
    }
    current = after;
  }
  return false;
}

/** Adds what can be reached from `place` without a character; true where that is the end of the expression. */
function follow(program: Program, place: number, codes: readonly number[], at: number, reached: Set<number>): boolean {
  const open = [place];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    const step = program.steps[next];
    if (step?.kind === 'match') return true;
    if (step?.kind === 'split') open.push(step.other, step.next);
    else if (step?.kind === 'assert' && step.holds(codes[at - 1], codes[at])) open.push(step.next);
  }
  return false;
}
