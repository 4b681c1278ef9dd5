import type { Span } from '../../base/text.ts';

/**
 * The documents of a YAML stream as spans of the text, in order and without gaps except a byte order mark and `...`
 * lines. A span starts at its own `---`. Markers can stand only at column 0 and never inside a scalar (YAML 1.2.2
 * §9.1.2), so no parser is needed. A `%` directive belongs to the document after it. JSON objects may follow each other
 * without any marker, as kubectl reads them; no value has `}` and `{` with nothing but blanks and lines between.
 */
export function splitDocuments(text: string): readonly Span[] {
  const documents: Span[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const close = (end: number): void => {
    if (end > start) documents.push({ start, end });
  };
  const isJson = /^\s*\{(?![{%])/.test(text);
  const marker = /^(?:(?:---|\.\.\.)(?=[ \t\r\n]|$)|\{(?<=\}\s*\{)(?![{%]))/gm;
  for (let match = marker.exec(text); match; match = marker.exec(text)) {
    const at = match.index;
    if (match[0] === '{' && !isJson) continue;
    if (match[0] !== '...') {
      if (onlyDirectives(text, start, at)) continue;
      close(at);
      start = at;
    } else {
      close(at);
      start = endOfLine(text, at);
    }
  }
  close(text.length);
  return documents;
}

function onlyDirectives(text: string, start: number, end: number): boolean {
  if (start === end || text.charCodeAt(start) === 45) return false;
  const before = text.slice(start, end);
  if (!before.includes('%')) return false;
  const lines = before.split(/\r?\n/);
  return lines.some((line) => line.startsWith('%')) && lines.every((line) => /^(?:%.*|\s*#.*|\s*)$/.test(line));
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}
