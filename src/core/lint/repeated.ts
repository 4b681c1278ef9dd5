import { type SharedMistake, sharedMistakes } from './otherLinters.ts';

/** A place as editors count it: 0-based, columns in UTF-16 units. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

/** A problem that is shown in an editor, whoever found it. */
export interface ShownProblem {
  /** Who found it; '' where nobody says. */
  readonly source: string;
  /** The finder's id for it; '' where it has none. */
  readonly code: string;
  readonly message: string;
  readonly range: { readonly start: EditorPosition; readonly end: EditorPosition };
}

/** What is hidden: a problem of ours, and the problem of another linter that tells the same. */
export interface Repeat<Ours extends ShownProblem = ShownProblem, Other extends ShownProblem = ShownProblem> {
  readonly ours: Ours;
  readonly other: Other;
}

/**
 * The problems of ours that another linter shows as well, at about the same place and from the same cause. `before` are
 * the repeats of an earlier text, given while the others have not looked at this one yet: what they repeated then they
 * still repeat, though their places are those of the earlier text.
 */
export function repeatsAmong<Ours extends ShownProblem, Other extends ShownProblem>(ours: readonly Ours[], others: readonly Other[], before: readonly Repeat[] = []): readonly Repeat<Ours, Other>[] {
  const known = others.flatMap((other) => {
    const mistakes = sharedMistakes.filter((mistake) => isOf(other, mistake));
    return mistakes.length === 0 ? [] : [{ other, mistakes }];
  });
  if (known.length === 0) return [];
  const moved = movedRepeats(ours, others, before);
  const taken = new Set(moved.values());
  return ours.flatMap((problem) => {
    const here = known.find(({ other, mistakes }) => !taken.has(other) && mistakes.some((mistake) => concerns(mistake, problem.code) && isNear(problem, other, mistake)));
    const repeated = moved.get(problem) ?? here?.other;
    return repeated ? [{ ours: problem, other: repeated }] : [];
  });
}

/** What was a repeat before and is still found, now perhaps elsewhere; of several alike the one that moved least. */
function movedRepeats<Ours extends ShownProblem, Other extends ShownProblem>(ours: readonly Ours[], others: readonly Other[], before: readonly Repeat[]): ReadonlyMap<Ours, Other> {
  const moved = new Map<Ours, Other>();
  for (const { ours: earlier, other } of before) {
    const same = others.find((candidate) => candidate === other);
    const distance = ({ range }: Ours): number => Math.abs(range.start.line - earlier.range.start.line);
    const alike = ours.filter((problem) => !moved.has(problem) && problem.code === earlier.code && problem.message === earlier.message);
    const [nearest] = alike.sort((a, b) => distance(a) - distance(b));
    if (same && nearest) moved.set(nearest, same);
  }
  return moved;
}

function isOf({ source, code, message }: ShownProblem, mistake: SharedMistake): boolean {
  // Older releases of the hadolint extension say who they are, and which rule it is, in the message alone.
  const [, named = '', id = ''] = source === '' ? /^\[(hadolint)\] .* \(([A-Z]+\d+)\)$/s.exec(message) ?? [] : [];
  if (!mistake.source.test(source === '' ? named : source)) return false;
  return (mistake.codes?.includes(code === '' ? id : code) ?? true) && (mistake.message?.test(message) ?? true);
}

function concerns({ rules }: SharedMistake, code: string): boolean {
  return rules.some((rule) => (rule.endsWith('/') ? code.startsWith(rule) : code === rule));
}

function isNear(ours: ShownProblem, other: ShownProblem, { lines }: SharedMistake): boolean {
  if (lines !== undefined) return ours.range.start.line - lines <= other.range.end.line && other.range.start.line <= ours.range.end.line + lines;
  return isBefore(ours.range.start, other.range.end) && isBefore(other.range.start, ours.range.end);
}

/** True also for the same place: two ranges that only touch are near. */
function isBefore(a: EditorPosition, b: EditorPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
