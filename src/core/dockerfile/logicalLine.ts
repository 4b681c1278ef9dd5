import type { Span } from '../../base/text.ts';

/** The character that continues lines and escapes others; `# escape=` chooses it. */
export type EscapeCharacter = '\\' | '`';

/** A comment line, from `#` to the end of the line. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** A run of characters that is the same in the joined text (from `at`) and in the source (from `source`). */
interface Piece {
  readonly at: number;
  readonly source: number;
}

/** The lines of one instruction, joined the way Docker joins them, with the way back to the source. */
export interface LogicalLine {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The end of the last line's content in the source, without the line break. */
  readonly end: number;
  /** Where the next line of the source starts. */
  readonly next: number;
  /** Comment lines between the continued lines. */
  readonly comments: readonly Comment[];
  /** Blank lines between the continued lines, which Docker warns about. */
  readonly blanks: readonly Span[];
}

/** One line of the source. A line ends with \n only; carriage returns before it belong to the break. */
export interface PhysicalLine {
  readonly start: number;
  /** End of the content. */
  readonly end: number;
  readonly next: number;
}

export function physicalLine(text: string, start: number): PhysicalLine {
  const newline = text.indexOf('\n', start);
  const next = newline < 0 ? text.length : newline + 1;
  let end = newline < 0 ? text.length : newline;
  while (end > start && text[end - 1] === '\r') end--;
  return { start, end, next };
}

/** The comment of a line, if the line is one. */
export function commentOf(text: string, line: PhysicalLine): Comment | undefined {
  const at = skipBlanks(text, line.start, line.end);
  if (at === line.end || text[at] !== '#') return undefined;
  return { text: text.slice(at, line.end), span: { start: at, end: line.end } };
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** White space as Docker sees it: ASCII blanks, next line and Unicode spaces. */
export function isBlank(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit === 0x85 || /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(String.fromCharCode(unit));
}

/** Where the content stops when the line is continued: before the escape character that is last but for blanks. */
function continuationAt(text: string, start: number, end: number, escape: EscapeCharacter): number | undefined {
  let at = end - 1;
  while (at >= start && (text[at] === ' ' || text[at] === '\t')) at--;
  if (at < start || text[at] !== escape) return undefined;
  return at > start && text[at - 1] === escape ? undefined : at;
}

/**
 * Joins the line at `from` with those that continue it. Comments and blank lines inside a continuation are left out
 * and reported beside the text.
 */
export function readLogicalLine(text: string, from: number, escape: EscapeCharacter): LogicalLine {
  const pieces: Piece[] = [];
  const comments: Comment[] = [];
  const blanks: Span[] = [];
  let joined = '';
  let line = physicalLine(text, from);
  let start = skipBlanks(text, line.start, line.end);
  let end = line.end;
  for (;;) {
    const stop = continuationAt(text, start, line.end, escape);
    pieces.push({ at: joined.length, source: start });
    joined += text.slice(start, stop ?? line.end);
    end = line.end;
    if (stop === undefined) break;
    const following = readContinuation(text, line.next, comments, blanks);
    if (following === undefined) {
      line = { ...line, next: text.length };
      break;
    }
    line = following;
    start = line.start;
  }
  return { text: joined, pieces, end, next: line.next, comments, blanks };
}

/** The next line that carries content, or undefined at the end of the text. */
function readContinuation(text: string, from: number, comments: Comment[], blanks: Span[]): PhysicalLine | undefined {
  let at = from;
  while (at < text.length) {
    const line = physicalLine(text, at);
    const comment = commentOf(text, line);
    if (comment) comments.push(comment);
    else if (skipBlanks(text, line.start, line.end) === line.end) blanks.push({ start: line.start, end: line.end });
    else return line;
    at = line.next;
  }
  return undefined;
}

/** Where a character of the joined text stands in the source. */
export function sourceOffset(line: LogicalLine, at: number): number {
  let low = 0;
  let high = line.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const piece = line.pieces[low] ?? { at: 0, source: 0 };
  return piece.source + (at - piece.at);
}

/** The source span of a part of the joined text; it covers the line breaks in between. */
export function sourceSpan(line: LogicalLine, from: number, to: number): Span {
  const start = sourceOffset(line, from);
  return { start, end: to > from ? sourceOffset(line, to - 1) + 1 : start };
}
