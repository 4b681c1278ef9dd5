/** Lines around a change that are shown with it. */
const context = 3;

/** With more lines taken away and added than this, the search for the fewest is given up. */
const mostSteps = 500;

/** One line of a diff: kept, taken away or added. */
interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/**
 * What changed between two texts in the format that `patch` and `git apply` read; empty where nothing did. Lines keep
 * their ends, so a carriage return stands before the line break of the diff.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = diffLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(steps).map(({ start, end }) => writeHunk(steps, start, end));
  return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

/** The lines with their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The lines that both ends share are kept apart, and what lies between is compared line by line. */
function diffLines(before: readonly string[], after: readonly string[]): readonly Step[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const middle = shortest(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [...before.slice(0, head).map(kept), ...middle, ...before.slice(before.length - tail).map(kept)];
}

/** Myers' algorithm: the fewest lines taken away and added, or all of them. `rounds[d][k]` is how far d steps reach on diagonal k. */
function shortest(before: readonly string[], after: readonly string[]): readonly Step[] {
  const rounds: ReadonlyMap<number, number>[] = [];
  let reach: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let steps = 0; steps <= Math.min(mostSteps, before.length + after.length); steps++) {
    rounds.push(reach);
    // A round reads only what the round before it wrote.
    const next = new Map<number, number>();
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = startOn(reach, diagonal, steps);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(rounds, before, after);
    }
    reach = next;
  }
  return before.length === after.length ? pairs(before, after) : [...before.map(taken), ...after.map(added)];
}

/** Fixes mostly change lines where they stand. */
function pairs(before: readonly string[], after: readonly string[]): readonly Step[] {
  return before.flatMap((line, index) => {
    const other = after[index] ?? '';
    return line === other ? [kept(line)] : [taken(line), added(other)];
  });
}

function kept(line: string): Step {
  return { sign: ' ', line };
}

function taken(line: string): Step {
  return { sign: '-', line };
}

function added(line: string): Step {
  return { sign: '+', line };
}

function startOn(reach: ReadonlyMap<number, number>, diagonal: number, steps: number): number {
  const fromAbove = reach.get(diagonal + 1) ?? -1;
  const fromLeft = reach.get(diagonal - 1) ?? -1;
  return diagonal === -steps || (diagonal !== steps && fromLeft < fromAbove) ? fromAbove : fromLeft + 1;
}

function walkBack(rounds: readonly ReadonlyMap<number, number>[], before: readonly string[], after: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let x = before.length;
  let y = after.length;
  for (let round = rounds.length - 1; round >= 0; round--) {
    const reach = rounds[round] ?? new Map<number, number>();
    const start = startOn(reach, x - y, round);
    while (x > start && y > 0 && x > 0) {
      steps.push({ sign: ' ', line: before[x - 1] ?? '' });
      x--;
      y--;
    }
    if (round === 0) break;
    const isAdded = start === (reach.get(x - y + 1) ?? -1) && (x - y === -round || (x - y !== round && (reach.get(x - y - 1) ?? -1) < start));
    steps.push(isAdded ? added(after[y - 1] ?? '') : taken(before[x - 1] ?? ''));
    if (isAdded) y--;
    else x--;
  }
  return steps.reverse();
}

/** Stretches of steps around changes; two that touch become one. */
function hunksOf(steps: readonly Step[]): readonly { readonly start: number; readonly end: number }[] {
  const hunks: { start: number; end: number }[] = [];
  for (const [at, { sign }] of steps.entries()) {
    if (sign === ' ') continue;
    const last = hunks[hunks.length - 1];
    if (last && at - context <= last.end) last.end = Math.min(steps.length, at + context + 1);
    else hunks.push({ start: Math.max(0, at - context), end: Math.min(steps.length, at + context + 1) });
  }
  return hunks;
}

function writeHunk(steps: readonly Step[], start: number, end: number): string {
  const counted = (from: number, to: number, other: Step['sign']): number => steps.slice(from, to).filter(({ sign }) => sign !== other).length;
  const range = (other: Step['sign']): string => {
    const count = counted(start, end, other);
    return `${counted(0, start, other) + (count === 0 ? 0 : 1)}${count === 1 ? '' : `,${count}`}`;
  };
  const lines = steps.slice(start, end).map(({ sign, line }) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`);
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}
