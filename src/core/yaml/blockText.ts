import type { CST } from 'yaml';
import type { Reading } from './reading.ts';

/** What stands behind the `|` or `>`. */
interface Header {
  readonly isFolded: boolean;
  /** The indentation that is demanded; 0 where the first line decides. */
  readonly indent: number;
  /** `-` or `+` where something else than usual is to happen to the line breaks at the end. */
  readonly chomp: string;
  /** With everything up to the first line of the text. */
  readonly length: number;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly content: string;
}

/** A literal or folded scalar as it was read. */
export interface BlockScalar {
  readonly text: string;
  readonly style: 'literal' | 'folded';
  readonly end: number;
}

/** Reads a literal or folded scalar. Only at the root its lines may begin at column 0. */
export function blockScalar(token: CST.BlockScalar, isRoot: boolean, reading: Reading): BlockScalar {
  const header = readHeader(token, reading);
  const start = token.offset + header.length;
  const lines = linesOf(token.source, start);
  const first = lines.findIndex(hasContent);
  const end = start + token.source.length;
  const style = header.isFolded ? 'folded' : 'literal';
  if (first < 0) return { text: header.chomp === '+' && lines.length > 0 ? '\n'.repeat(Math.max(1, lines.length - 1)) : '', style, end };
  const indent = indentAt(lines, first, token.indent, header, isRoot, reading);
  const last = Math.max(lines.findLastIndex(hasContent), lines.findLastIndex((line) => line.indent > indent));
  const body = lines.slice(first, last + 1);
  for (const line of body) if (hasContent(line) && line.indent < indent) reading.fail('BAD_INDENT', line.start + line.indent);
  const before = lines.slice(0, first).map((line) => `${unindented(line, indent)}\n`);
  const text = before.join('') + (header.isFolded ? folded(body, indent) : body.map((line) => unindented(line, indent)).join('\n'));
  return { text: text + lineBreaksAtEnd(text, header, lines.length - 1 - last), style, end };
}

function readHeader({ offset, props }: CST.BlockScalar, reading: Reading): Header {
  const source = sourceOf(props[0]);
  const marks = source.slice(1);
  const [chompAt, digitAt] = [marks.search(/[-+]/), marks.search(/[1-9]/)];
  const surplus = Array.from(marks).findIndex((_, at) => at !== chompAt && at !== digitAt);
  if (surplus >= 0) reading.fail('UNEXPECTED_TOKEN', offset + 1 + surplus);
  let [hasSpace, length] = [false, 0];
  for (const part of props) {
    if (part.type === 'space') hasSpace = true;
    else if (part.type === 'comment' && !hasSpace) reading.failAt('MISSING_CHAR', part);
    else if (part.type === 'error') reading.failAt('UNEXPECTED_TOKEN', part);
    length += sourceOf(part).length;
  }
  return { isFolded: source.startsWith('>'), indent: Number(marks[digitAt] ?? 0), chomp: marks[chompAt] ?? '', length };
}

function sourceOf(part: CST.Token | undefined): string {
  return part && 'source' in part ? part.source : '';
}

function linesOf(source: string, start: number): readonly Line[] {
  if (source === '') return [];
  let at = start;
  return source.split('\n').map((line) => {
    const content = line.replace(/^ +/, '');
    const found = { start: at, indent: line.length - content.length, content: content.endsWith('\r') ? content.slice(0, -1) : content };
    at += line.length + 1;
    return found;
  });
}

function hasContent({ content }: Line): boolean {
  return content !== '';
}

/** The indentation that is no part of the text, as the first line with content has it where the header does not say it. */
function indentAt(lines: readonly Line[], first: number, outer: number, header: Header, isRoot: boolean, reading: Reading): number {
  const line = lines[first];
  if (!line) return outer;
  let least = outer + header.indent;
  if (header.indent === 0) for (const blank of lines.slice(0, first)) least = Math.max(least, blank.indent);
  if (line.indent < least) reading.fail('MISSING_CHAR', line.start + line.indent);
  const indent = header.indent === 0 ? line.indent : least;
  if (indent === 0 && !isRoot) reading.fail('BAD_INDENT', line.start);
  return indent;
}

function unindented({ indent, content }: Line, outer: number): string {
  return ' '.repeat(Math.max(0, indent - outer)) + content;
}

/** A line break is a space, except around lines that are indented more. */
function folded(lines: readonly Line[], indent: number): string {
  let [text, gap, wasIndented] = ['', '', false];
  for (const line of lines) {
    const isIndented = line.indent > indent || line.content.startsWith('\t');
    if (isIndented) {
      gap = gap === ' ' ? '\n' : gap === '\n' && !wasIndented ? '\n\n' : gap;
      text += gap + unindented(line, indent);
      [gap, wasIndented] = ['\n', true];
    } else if (line.content === '' && gap === '\n') text += '\n';
    else if (line.content === '') gap = '\n';
    else {
      text += gap + line.content;
      [gap, wasIndented] = [' ', false];
    }
  }
  return text;
}

function lineBreaksAtEnd(text: string, { chomp }: Header, blankLines: number): string {
  if (chomp === '-') return '';
  if (chomp === '') return '\n';
  return blankLines > 0 ? '\n'.repeat(blankLines) : text.endsWith('\n') ? '' : '\n';
}
