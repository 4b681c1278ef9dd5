import type { Span } from '../../base/text.ts';
import type { YamlScalar } from './node.ts';

/**
 * Where a part of a scalar's text stands in the document. Exact for scalars of one line without escapes and for literal
 * blocks; elsewhere the part is searched for, and what cannot be found is the whole scalar.
 */
export function placeInScalar(document: string, scalar: YamlScalar, start: number, end: number): Span {
  const part = scalar.text.slice(start, end);
  const at = scalar.style === 'literal' ? inLiteral(document, scalar, start) : inLine(document, scalar, start);
  if (at !== undefined && document.startsWith(part, at)) return { start: at, end: at + part.length };
  const nth = occurrencesBefore(scalar.text, part, start);
  let found = scalar.start - 1;
  for (let seen = 0; seen <= nth && found >= scalar.start - 1; seen++) found = document.indexOf(part, found + 1);
  return found >= scalar.start && found + part.length <= scalar.end ? { start: found, end: found + part.length } : { start: scalar.start, end: scalar.end };
}

function inLine(document: string, scalar: YamlScalar, start: number): number | undefined {
  const inset = scalar.style === 'plain' ? 0 : 1;
  return document.startsWith(scalar.text, scalar.start + inset) ? scalar.start + inset + start : undefined;
}

/** In a literal block every line of the text is a line of the document behind the indentation. */
function inLiteral(document: string, scalar: YamlScalar, start: number): number | undefined {
  const before = scalar.text.slice(0, start);
  const column = start - (before.lastIndexOf('\n') + 1);
  const lines = document.slice(scalar.start, scalar.end).split('\n');
  const index = before.split('\n').length;
  const indentation = /^ */.exec(lines.slice(1).find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  if (index >= lines.length) return undefined;
  const lineStart = lines.slice(0, index).reduce((length, line) => length + line.length + 1, 0);
  return scalar.start + lineStart + indentation + column;
}

function occurrencesBefore(text: string, part: string, start: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && at < start; at = text.indexOf(part, at + 1)) count++;
  return count;
}
