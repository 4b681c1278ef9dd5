import type { Span } from '../../base/text.ts';

/** A span that an editor can underline: never empty, never only a line end, at most to the end of its first line. */
export function visibleSpan(text: string, start: number, end: number): Span {
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  const until = Math.min(Math.max(end, start + 1), lineEnd);
  if (until > start && text[start] !== '\r') return { start, end: until };
  let last = start;
  while (last > 0 && /\s/.test(text[last - 1] ?? '')) last--;
  const word = /\S*$/.exec(text.slice(0, last))?.[0] ?? '';
  return { start: last - word.length, end: Math.max(last, last - word.length + 1) };
}
