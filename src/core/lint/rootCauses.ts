import type { Span } from '../../base/text.ts';
import type { Finding, Severity } from './finding.ts';

/** A finding of a catalogue rule with what it says about others. */
export interface RuleFinding {
  readonly finding: Finding;
  readonly covers: readonly Span[];
  readonly supersedes: readonly string[];
  /** Fields from whose absence it was concluded. */
  readonly misses?: readonly string[] | undefined;
}

/** The gravest first. */
const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/**
 * One finding per root cause, in the order of the text: a rule's finding takes the place of the schema's and the
 * parser's on the same span or on a span it covers, unless those are graver, and of the rules it supersedes; whatever
 * an alias shows twice stands once.
 */
export function rootCauses(general: readonly Finding[], ofRules: readonly RuleFinding[]): readonly Finding[] {
  const taken = new Map<string, number>();
  const silenced = new Set<string>();
  for (const { finding, covers, supersedes } of ofRules) {
    for (const span of [finding.span, ...covers]) {
      taken.set(keyOf(span), Math.min(gravity(finding), taken.get(keyOf(span)) ?? order.length));
      for (const rule of supersedes) silenced.add(`${rule} ${keyOf(span)}`);
    }
  }
  const graver = general.filter((finding) => gravity(finding) < (taken.get(keyOf(finding.span)) ?? order.length));
  return inOrder([...graver, ...ofRules.map(({ finding }) => finding)].filter((finding) => !silenced.has(nameOf(finding))));
}

/** Findings of one document together with later ones about it, without those that the later ones supersede. */
export function withFindings(before: readonly Finding[], later: readonly RuleFinding[]): readonly Finding[] {
  const silenced = new Set(later.flatMap(({ finding, covers, supersedes }) => [finding.span, ...covers].flatMap((span) => supersedes.map((rule) => `${rule} ${keyOf(span)}`))));
  return inOrder([...before.filter((finding) => !silenced.has(nameOf(finding))), ...later.map(({ finding }) => finding)]);
}

/** Each finding once, in the order of the text. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(nameOf(finding))) first.set(nameOf(finding), finding);
  return [...first.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function nameOf({ rule, span }: Finding): string {
  return `${rule} ${keyOf(span)}`;
}

function gravity(finding: Finding): number {
  return order.indexOf(finding.severity);
}

function keyOf(span: Span): string {
  return `${span.start}-${span.end}`;
}
