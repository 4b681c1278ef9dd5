/**
 * The candidate that `name` was most probably meant to be: same letters in another case, or at most two typing mistakes
 * (a transposition is one) and fewer than half of its letters. Undefined where nothing is near enough.
 */
export function nearestName(name: string, candidates: Iterable<string>, most = 2): string | undefined {
  const lower = name.toLowerCase();
  const limit = Math.min(most, Math.ceil(name.length / 2) - 1);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const folded = candidate.toLowerCase();
    if (Math.abs(folded.length - lower.length) >= bestDistance) continue;
    const distance = folded === lower ? 0 : editDistance(lower, folded);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The number of typing mistakes between two words: insert, drop, replace, swap neighbours (Damerau–Levenshtein). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
