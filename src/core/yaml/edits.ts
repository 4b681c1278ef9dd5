import type { Span } from '../../base/text.ts';
import type { TextEdit } from '../lint/finding.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from './node.ts';

/** The value written in double quotes, with the characters it is typed with: `no` becomes `"no"`. */
export function quoted(text: string, scalar: YamlScalar): TextEdit {
  return { ...spanOf(scalar), text: JSON.stringify(scalar.style === 'plain' ? text.slice(scalar.start, scalar.end) : scalar.text) };
}

/** Replaces what stands at a span. */
export function replaced(span: Span, text: string): TextEdit {
  return { start: span.start, end: span.end, text };
}

/** The whole entry from its key to the end of its value. */
export function entrySpan(entry: YamlEntry): Span {
  return { start: entry.keyNode.start, end: Math.max(entry.value.end, entry.keyNode.end) };
}

/** The column of an offset: how far it is from the start of its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Removes an entry together with its line or its comma, and the whole mapping entry around it when it was the only one. */
export function removedEntry(text: string, map: YamlMap, entry: YamlEntry, parent?: { readonly map: YamlMap; readonly entry: YamlEntry }): TextEdit {
  const own = map.entries.filter((candidate) => !candidate.merged);
  if (own.length === 1 && parent) return removedEntry(text, parent.map, parent.entry);
  const span = entrySpan(entry);
  return map.flow ? removedFromFlow(text, map, own.indexOf(entry), span, own) : removedLines(text, span, own.indexOf(entry) === 0);
}

function removedFromFlow(text: string, map: YamlMap, index: number, span: Span, own: readonly YamlEntry[]): TextEdit {
  const next = own[index + 1];
  if (next) return { start: span.start, end: next.keyNode.start, text: '' };
  const before = own[index - 1];
  if (before) return { start: entrySpan(before).end, end: span.end, text: '' };
  const inner = text.slice(map.start, map.end);
  return { start: map.start + inner.indexOf('{') + 1, end: span.end, text: '' };
}

/** In a block mapping the first entry may stand behind `- `, whose line the second one must take over. */
function removedLines(text: string, span: Span, first: boolean): TextEdit {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const before = text.slice(lineStart, span.start);
  const newline = text.indexOf('\n', span.end);
  const lineEnd = newline < 0 ? text.length : newline + 1;
  if (before.trim() === '') return { start: lineStart, end: lineEnd, text: '' };
  const indentation = /^[ ]*/.exec(text.slice(lineEnd))?.[0].length ?? 0;
  const followerFits = first && indentation === before.length && !/^\s*(?:#|$)/.test(text.slice(lineEnd, lineEnd + 1 + indentation));
  return followerFits ? { start: span.start, end: lineEnd + indentation, text: '' } : { start: span.start, end: span.end, text: '{}' };
}

/** Adds an entry behind the last one of a mapping, in the mapping's own style and indentation. */
export function addedEntry(text: string, map: YamlMap, written: string): TextEdit {
  const own = map.entries.filter((candidate) => !candidate.merged);
  const last = own[own.length - 1];
  if (map.flow || !last) {
    const at = last ? entrySpan(last).end : map.start + 1;
    return { start: at, end: at, text: last ? `, ${written.replace(/\s*\n\s*/g, ' ')}` : written };
  }
  const column = columnOf(text, last.keyNode.start);
  const end = endOfBlock(text, entrySpan(last).end);
  const indented = written.replaceAll('\n', `${lineBreak(text)}${' '.repeat(column)}`);
  return { start: end, end, text: `${lineBreak(text)}${' '.repeat(column)}${indented}` };
}

/** Adds an item behind the last one of a list, in the list's own style; `written` has its further lines indented by 2. */
export function addedItem(text: string, list: YamlSeq, written: string): TextEdit {
  const last = list.items[list.items.length - 1];
  if (list.flow || !last) {
    const at = last ? last.end : list.start + 1;
    return { start: at, end: at, text: `${last ? ', ' : ''}${written}` };
  }
  const column = columnOf(text, text.lastIndexOf('-', last.start - 1));
  const end = endOfBlock(text, last.end);
  return { start: end, end, text: `${lineBreak(text)}${' '.repeat(column)}- ${written.replaceAll('\n', `${lineBreak(text)}${' '.repeat(column)}`)}` };
}

/** Removes an item of a list with its line or its comma; the only one leaves an empty list. */
export function removedItem(text: string, list: YamlSeq, item: YamlNode): TextEdit {
  const index = list.items.indexOf(item);
  if (list.items.length === 1) return list.flow ? { start: list.start + 1, end: list.end - 1, text: '' } : { start: list.start, end: item.end, text: '[]' };
  const next = list.items[index + 1];
  const before = list.items[index - 1];
  if (list.flow) return next ? { start: item.start, end: next.start, text: '' } : { start: before?.end ?? item.start, end: item.end, text: '' };
  const dash = text.lastIndexOf('-', item.start - 1);
  return { start: text.lastIndexOf('\n', dash - 1) + 1, end: Math.min(endOfBlock(text, item.end) + lineBreak(text).length, text.length), text: '' };
}

/** The end of the line an entry ends on, before its line break, so that a comment behind it stays with it. */
function endOfBlock(text: string, end: number): number {
  // A block scalar ends behind its last line break.
  const newline = text.indexOf('\n', text.slice(0, end).trimEnd().length);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** The source of an entry as it must be written at another column: the lines after the first move along. */
export function entryText(text: string, entry: YamlEntry, column: number): string {
  const span = entrySpan(entry);
  const source = text.slice(span.start, span.end);
  const by = column - columnOf(text, span.start);
  if (by === 0) return source;
  return source.replace(/\n([ ]*)(?=[^\s])/g, (_, blanks: string) => `\n${' '.repeat(Math.max(0, blanks.length + by))}`);
}

/** Puts an entry in front of another one, in the style of the mapping that holds that one. */
export function entryBefore(text: string, map: YamlMap, before: YamlEntry, written: string): TextEdit {
  const at = before.keyNode.start;
  const gap = map.flow ? ', ' : `${lineBreak(text)}${' '.repeat(columnOf(text, at))}`;
  return { start: at, end: at, text: `${written}${gap}` };
}

/** The line break this text uses. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The node's place alone, without the rest of the node. */
export function spanOf(node: Span): Span {
  return { start: node.start, end: node.end };
}
