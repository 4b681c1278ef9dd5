import type { Span } from '../../base/text.ts';
import type { Finding } from './finding.ts';

/** One `# slipway-disable-… ids -- reason` comment and the part of the text it silences. */
interface Suppression {
  readonly rules: readonly string[];
  readonly reach: Span;
}

const mark = 'slipway-disable-';
const comment = /(?:^|\s)#[ \t]*slipway-disable-(next-line|line|file)[ \t]+([^\r\n]*)/gm;

/** The whole entry, item or instruction that starts on a line, given the line's span. */
export type ExtentOf = (line: Span) => Span;

/**
 * Drops the findings that comments in the text silence. `# slipway-disable-next-line ids` reaches over the whole entry
 * or instruction that starts on the next line of content, `-line` over its own line, `-file` over everything. Ids are
 * separated by commas or blanks; `*` at an id's end stands for any rest; ` -- ` begins the reason.
 */
export function withoutSuppressed(text: string, findings: readonly Finding[], extentOf: ExtentOf): readonly Finding[] {
  if (findings.length === 0 || !text.includes(mark)) return findings;
  const suppressions = readSuppressions(text, extentOf);
  return findings.filter((finding) => !suppressions.some((one) => silences(one, finding)));
}

function silences(one: Suppression, finding: Finding): boolean {
  const { start } = finding.span;
  return start >= one.reach.start && start <= one.reach.end && one.rules.some((rule) => matches(rule, finding.rule));
}

function matches(pattern: string, rule: string): boolean {
  return pattern.endsWith('*') ? rule.startsWith(pattern.slice(0, -1)) : pattern === rule;
}

function readSuppressions(text: string, extentOf: ExtentOf): readonly Suppression[] {
  const found: Suppression[] = [];
  for (const match of text.matchAll(comment)) {
    const rules = (match[2] ?? '').split(/(?:^|\s)--(?:\s|$)/, 1)[0]?.split(/[\s,]+/).filter((rule) => rule !== '') ?? [];
    const at = match.index + match[0].indexOf('#');
    const reach = reachOf(match[1], at, text, extentOf);
    if (rules.length > 0 && reach) found.push({ rules, reach });
  }
  return found;
}

function reachOf(scope: string | undefined, at: number, text: string, extentOf: ExtentOf): Span | undefined {
  if (scope === 'file') return { start: 0, end: text.length };
  const own = lineAt(text, at);
  if (scope === 'line') return own;
  const next = nextContentLine(text, own.end);
  if (!next) return undefined;
  const extent = extentOf(next);
  return { start: next.start, end: Math.max(next.end, extent.end) };
}

function lineAt(text: string, at: number): Span {
  const newline = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: newline < 0 ? text.length : newline };
}

function nextContentLine(text: string, after: number): Span | undefined {
  for (let from = after + 1; from < text.length;) {
    const line = lineAt(text, from);
    if (!/^\s*(?:#.*)?$/.test(text.slice(line.start, line.end))) return line;
    from = line.end + 1;
  }
  return undefined;
}
