import { parsePattern, type Part, type Repeat } from './parsePattern.ts';
import type { Program, Step } from './program.ts';

/** Longer programs come from repetitions of repetitions; they would be slow and are not worth it. */
const mostSteps = 4000;

/** Compiles an RE2 expression; undefined where it is wrong, too long, or uses something rare that is not known here. */
export function compilePattern(source: string): Program | undefined {
  const part = parsePattern(source);
  if (!part) return undefined;
  const steps: Step[] = [{ kind: 'match' }];
  const add = (step: Step): number => steps.push(step) - 1;
  /** Puts the part in front of `next` and returns its first step; a program that is too long stays unfinished. */
  const emit = (from: Part, next: number): number => {
    if (steps.length > mostSteps) return next;
    if (from.kind === 'character') return add({ kind: 'character', takes: from.takes, next });
    if (from.kind === 'assert') return add({ kind: 'assert', holds: from.holds, next });
    if (from.kind === 'sequence') return from.parts.reduceRight((following, each) => emit(each, following), next);
    if (from.kind === 'repeat') return emitRepeat(from, next);
    return from.parts.map((each) => emit(each, next)).reduceRight((other, each) => add({ kind: 'split', next: each, other }));
  };
  const emitRepeat = ({ part: each, least, most }: Repeat, next: number): number => {
    let first = next;
    if (most === undefined) {
      const loop = add({ kind: 'split', next, other: next });
      steps[loop] = { kind: 'split', next: emit(each, loop), other: next };
      first = loop;
    }
    for (let count = least; count < (most ?? least); count++) first = add({ kind: 'split', next: emit(each, first), other: next });
    for (let count = 0; count < least; count++) first = emit(each, first);
    return first;
  };
  const start = emit(part, 0);
  return steps.length > mostSteps ? undefined : { steps, start };
}
