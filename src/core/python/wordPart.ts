import type { Span } from '../../base/text.ts';
import type { PlacedWord } from './requirement.ts';

/** Where a part of a word stands in the text; the whole word where the part comes from a variable. */
export function partOf(text: string, { span }: PlacedWord, part: string): Span {
  const at = text.slice(span.start, span.end).lastIndexOf(part);
  return at < 0 ? { start: span.start, end: span.end } : { start: span.start + at, end: span.start + at + part.length };
}
