import type { Span } from '../../base/text.ts';
import type { Finding } from './finding.ts';
import { type Extents, readSuppressions, type SuppressedRule, type Suppression } from './readSuppressions.ts';
import { namesRule } from './rulePattern.ts';
import { unusedSuppressions } from './unusedSuppressions.ts';

/**
 * Drops the findings that comments in the text silence, and tells which comments silence nothing. Where broken syntax, a
 * template or a variable keeps a part of the text from being judged, nobody knows what a comment there is for; nor does
 * anybody where its rule is one of those that are `off`.
 */
export function withoutSuppressed(text: string, findings: readonly Finding[], extents: Extents, off: ReadonlySet<string> = nothing): readonly Finding[] {
  const suppressions = readSuppressions(text, extents);
  if (suppressions.length === 0) return findings;
  const used = new Set(suppressions.flatMap(({ rules }) => rules.filter(({ pattern }) => off.has(pattern))));
  const kept = findings.filter((finding) => !isSilenced(finding, suppressions, used));
  if (findings.some(isSyntax) || /\{\{|\{%/.test(text)) return kept;
  const tell = (): readonly Finding[] => suppressions.flatMap((one) => unusedOf(text, one, suppressions, used));
  // The first time marks the comments that silence what is told here; the second time they count as used.
  tell();
  const unused = tell();
  return unused.length === 0 ? kept : [...kept, ...unused].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const nothing: ReadonlySet<string> = new Set();

function unusedOf(text: string, one: Suppression, all: readonly Suppression[], used: Set<SuppressedRule>): readonly Finding[] {
  if (one.reach && text.slice(one.reach.start, one.reach.end).includes('${')) return [];
  return unusedSuppressions(text, one, used).filter((finding) => !isSilenced(finding, all, used, one));
}

function isSyntax({ rule }: Finding): boolean {
  return rule.startsWith('yaml/') || rule.startsWith('dockerfile/');
}

/** Every comment that silences the finding counts as used; none silences what is said of itself. */
function isSilenced(finding: Finding, suppressions: readonly Suppression[], used: Set<SuppressedRule>, itself?: Suppression): boolean {
  let silenced = false;
  for (const suppression of suppressions) {
    if (suppression === itself || !holds(suppression.reach, finding.span.start)) continue;
    for (const rule of suppression.rules) {
      if (!namesRule(rule.pattern, finding.rule)) continue;
      silenced = true;
      used.add(rule);
    }
  }
  return silenced;
}

function holds(reach: Span | undefined, offset: number): boolean {
  return reach !== undefined && offset >= reach.start && offset <= reach.end;
}
