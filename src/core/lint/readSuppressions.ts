import type { Span } from '../../base/text.ts';

/** A rule, or the beginning of rules and `*`, as a comment names it; the span is that of the name. */
export interface SuppressedRule extends Span {
  readonly pattern: string;
}

/** One `# slipway-disable-… ids -- reason` comment, from its `#` to the end of its text. */
export interface Suppression extends Span {
  readonly rules: readonly SuppressedRule[];
  /** What it silences; undefined where nothing follows that it could be about. */
  readonly reach: Span | undefined;
}

/** How far things reach that have something on a line, given the line's span. */
export interface Extents {
  /** The whole entry, item or instruction that starts on the line. */
  readonly entryAt: (line: Span) => Span;
  /** The whole object, or the stage of a Dockerfile, that the line belongs to. */
  readonly objectAt: (line: Span) => Span;
}

const mark = 'slipway-disable-';
const comment = /(^|\s)(#[ \t]*slipway-disable-(next-line|line|object|file)(?![\w-])[ \t]*)([^\r\n]*)/gm;

/** False where a text has no such comment for sure. */
export function mentionsSuppressions(text: string): boolean {
  return text.includes(mark);
}

/**
 * The comments of a text that silence findings. `# slipway-disable-next-line ids` reaches over the whole entry or
 * instruction that starts on the next line of content, `-object` over the whole object or stage that this line belongs
 * to, `-line` over its own line, `-file` over everything. Ids are separated by commas or blanks; `*` at an id's end
 * stands for any rest; ` -- ` begins the reason.
 */
export function readSuppressions(text: string, extents: Extents): readonly Suppression[] {
  if (!mentionsSuppressions(text)) return [];
  const contentBelow = contentLines(text);
  return Array.from(text.matchAll(comment), (match) => {
    const [, before = '', head = '', scope, rest = ''] = match;
    const start = match.index + before.length;
    const restAt = start + head.length;
    const names = rest.split(/(?:^|\s)--(?:\s|$)/, 1)[0] ?? '';
    const rules = Array.from(names.matchAll(/[^\s,]+/g), ({ 0: pattern, index }) => ({ pattern, start: restAt + index, end: restAt + index + pattern.length }));
    return { start, end: restAt + rest.trimEnd().length, rules, reach: reachOf(scope, lineAt(text, start), text, contentBelow, extents) };
  });
}

function reachOf(scope: string | undefined, own: Span, text: string, contentBelow: (after: number) => Span | undefined, extents: Extents): Span | undefined {
  if (scope === 'file') return { start: 0, end: text.length };
  if (scope === 'line') return own;
  const next = contentBelow(own.end);
  if (!next) return undefined;
  if (scope === 'object') return extents.objectAt(next);
  const extent = extents.entryAt(next);
  return { start: next.start, end: Math.max(next.end, extent.end) };
}

function lineAt(text: string, at: number): Span {
  const newline = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: newline < 0 ? text.length : newline };
}

/** Finds the next line with content, asked in the order of the text: a block of comments is read once for all of them. */
function contentLines(text: string): (after: number) => Span | undefined {
  let known: { readonly after: number; readonly line: Span | undefined } | undefined;
  return (after) => {
    if (!known || after < known.after || (known.line && after >= known.line.start)) known = { after, line: nextContentLine(text, after) };
    return known.line;
  };
}

function nextContentLine(text: string, after: number): Span | undefined {
  for (let from = after + 1; from < text.length;) {
    const line = lineAt(text, from);
    if (!/^\s*(?:#.*)?$/.test(text.slice(line.start, line.end))) return line;
    from = line.end + 1;
  }
  return undefined;
}
