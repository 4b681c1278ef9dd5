import type { Finding, Fix, TextEdit } from './finding.ts';

/** The fix that is applied when nobody chooses: the preferred one, else the only one. */
export function defaultFix(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find((fix) => fix.preferred === true) ?? (fixes.length === 1 ? fixes[0] : undefined);
}

/**
 * The edits of every safe default fix that can be made together: where two overlap, the earlier finding wins and the
 * later one is left for the next round. Sorted by place.
 */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = defaultFix(finding.fixes?.() ?? []);
    if (fix?.kind !== 'safe') continue;
    if (fix.edits.every((edit) => taken.every((other) => !overlaps(edit, other)))) taken.push(...fix.edits);
  }
  return taken.toSorted((a, b) => a.start - b.start);
}

/** Two insertions at one place collide as well, because their order would be chance. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}
