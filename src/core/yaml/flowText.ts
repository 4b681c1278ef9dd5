import type { CST } from 'yaml';
import type { Reading } from './reading.ts';
import { openQuote } from './syntaxMessages.ts';

/** What no plain text begins with. */
const misplaced: ReadonlySet<string | undefined> = new Set(['\t', ',', '%', '|', '>', '@', '`']);

/** The text of a scalar that is plain or in quotes, with its lines joined. */
export function flowText({ type, source, offset }: CST.FlowScalar, reading: Reading): string {
  if (type === 'scalar') {
    if (misplaced.has(source[0])) reading.fail('BAD_SCALAR_START', offset);
    return joined(source);
  }
  const text = type === 'single-quoted-scalar' ? joined(source.slice(1, -1)).replaceAll("''", "'") : unescaped(source, offset, reading);
  const end = offset + source.length;
  if (source.length === 1 || source[source.length - 1] !== source[0]) reading.fail('MISSING_CHAR', end, end + 1, openQuote, offset);
  return text;
}

/** A line break is a space; of several the first one goes. */
function joined(source: string): string {
  if (!source.includes('\n')) return source;
  const [first = '', ...lines] = source.split(/\r?\n/);
  const last = lines.pop() ?? '';
  let text = withoutEnd(first);
  let gap = ' ';
  for (const line of lines) {
    const content = withoutStart(withoutEnd(line));
    if (content === '' && gap === ' ') gap = '\n';
    else if (content === '') text += '\n';
    else {
      text += gap + content;
      gap = ' ';
    }
  }
  return text + gap + withoutStart(last);
}

function withoutStart(line: string): string {
  return line.replace(/^[ \t]+/, '');
}

function withoutEnd(line: string): string {
  return line.replace(/(?<![ \t])[ \t]+$/, '');
}

/** The text in double quotes. What follows an escape is not trimmed. */
function unescaped(source: string, offset: number, reading: Reading): string {
  const special = /[\\\n]/g;
  const end = source.length - 1;
  let text = '';
  let at = 1;
  for (;;) {
    special.lastIndex = at;
    const found = special.exec(source)?.index ?? end;
    if (found >= end) return text + source.slice(at, Math.max(at, end));
    const part = source.slice(at, found);
    const sequence = source[found] === '\\' ? escape : lineBreaks;
    sequence.lastIndex = found;
    const [whole = ''] = sequence.exec(source) ?? [];
    text += sequence === escape ? part + character(whole, offset + found, reading) : withoutEnd(part.replace(/\r$/, '')) + (whole.replaceAll(/[^\n]|^\n/g, '') || ' ');
    at = found + whole.length;
  }
}

const lineBreaks = /\n(?:[ \t]|\r?\n)*/y;
const escape = /\\(?:x[\s\S]{0,2}|u[\s\S]{0,4}|U[\s\S]{0,8}|\r?\n[ \t]*|[\s\S])/y;

/** What the characters after a backslash stand for. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'], ['a', '\u0007'], ['b', '\b'], ['e', '\u001b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'], ['v', '\v'],
  ['N', '\u0085'], ['_', '\u00a0'], ['L', '\u2028'], ['P', '\u2029'], [' ', ' '], ['"', '"'], ['/', '/'], ['\\', '\\'], ['\t', '\t'],
]);

const lengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function character(sequence: string, at: number, reading: Reading): string {
  const letter = sequence[1] ?? '';
  const simple = escapes.get(letter);
  if (simple !== undefined) return simple;
  if (letter === '\n' || sequence.startsWith('\\\r\n')) return '';
  const code = lengths[letter] === sequence.length && /^..[0-9a-fA-F]+$/.test(sequence) ? parseInt(sequence.slice(2), 16) : Infinity;
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  reading.fail('BAD_DQ_ESCAPE', at);
  return sequence;
}
