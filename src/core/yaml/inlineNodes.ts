import { unusual } from './blockLines.ts';
import { isDynamicText } from './maskTemplates.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from './node.ts';
import { resolvePlain } from './resolveScalar.ts';

/** A key that needs no second look: letters, digits and what stands in the names of labels and resources. */
const plainKey = /[A-Za-z0-9_./][\w./-]*(?=:(?:[ \n]|$))/y;
const quotedKey = /(?:"[^"\\\n\t]*"|'[^'\n\t]*')(?=:(?:[ \n]|$))/y;
/** Escapes that JSON has too. */
const plainEscapes = /^(?:[^\\]|\\["\\/bfnrt])*$/;
const longestKey = 1000;

/** A scalar with the value that go-yaml gives it. */
export function scalarOf(start: number, end: number, text: string, style: YamlScalar['style']): YamlScalar {
  const dynamic = isDynamicText(text);
  return { kind: 'scalar', start, end, value: style !== 'plain' || dynamic ? text : resolvePlain(text), text, style, dynamic };
}

/** Keys are few and come again and again. */
const mostKeys = 4000;
const keys = new Map<string, YamlScalar>();

/** The key between two places. A plain one is the same string wherever it stands, which makes it quick to compare and to look up. */
export function keyAt(text: string, start: number, end: number): YamlScalar {
  if (text[start] === '"' || text[start] === "'") return quotedAt(text, start, end);
  const written = text.slice(start, end);
  const { text: own, value, dynamic } = keys.get(written) ?? learned(written);
  return { kind: 'scalar', start, end, value, text: own, style: 'plain', dynamic };
}

function learned(written: string): YamlScalar {
  if (keys.size >= mostKeys) keys.clear();
  // V8 keeps the names of properties apart from the text that they were cut from, each of them once.
  const [own = written] = Object.keys({ [written]: true });
  const key = scalarOf(0, 0, own, 'plain');
  keys.set(own, key);
  return key;
}

/** Where the key that begins here ends, with a colon after it; -1 where none does. */
export function keyEndAt(text: string, at: number): number {
  const first = text[at];
  const pattern = first === '"' || first === "'" ? quotedKey : plainKey;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return -1;
  if (pattern.lastIndex - at > longestKey) throw unusual;
  return pattern.lastIndex;
}

/** The quoted text that begins here and ends before `limit`. */
export function quotedAt(text: string, at: number, limit: number): YamlScalar {
  const mark = text[at] ?? '';
  let end = at + 1;
  while (end < limit && text[end] !== mark) end += mark === '"' && text[end] === '\\' ? 2 : 1;
  if (mark === "'") while (text[end + 1] === mark && end + 1 < limit) end = nextMark(text, end + 2, limit);
  if (end >= limit) throw unusual;
  const inner = text.slice(at + 1, end);
  if (inner.includes('\t')) throw unusual;
  return scalarOf(at, end + 1, mark === "'" ? inner.replaceAll("''", "'") : unescaped(inner), mark === "'" ? 'single' : 'double');
}

function nextMark(text: string, from: number, limit: number): number {
  const end = text.indexOf("'", from);
  return end < 0 ? limit : end;
}

function unescaped(inner: string): string {
  if (!inner.includes('\\')) return inner;
  if (!plainEscapes.test(inner)) throw unusual;
  return inner.replaceAll(/\\(.)/g, (_, letter: string) => ({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' })[letter] ?? letter);
}

/** The plain text from here to the end of the line or a comment. */
export function plainIn(text: string, at: number, lineEnd: number): YamlScalar {
  const line = text.slice(at, lineEnd);
  if (!canBegin(line) || line.includes(': ') || line.includes('\t')) throw unusual;
  const comment = line.indexOf(' #');
  const value = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  if (value.endsWith(':')) throw unusual;
  return scalarOf(at, at + value.length, value, 'plain');
}

function canBegin(value: string): boolean {
  return /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[^\s,[\]{}])/.test(value);
}

/** Collections on one line; a line with more is left to the parser, which knows how deep it may go. */
const mostCollections = 60;

/** The flow collection that begins here and ends before `limit`, with those in it. */
export function flowAt(text: string, at: number, limit: number): YamlMap | YamlSeq {
  if ((text.slice(at, limit).match(/[[{]/g)?.length ?? 0) > mostCollections) throw unusual;
  return collectionAt(text, at, limit);
}

function collectionAt(text: string, at: number, limit: number): YamlMap | YamlSeq {
  const isMap = text[at] === '{';
  const close = isMap ? '}' : ']';
  const items: YamlNode[] = [];
  const entries: YamlEntry[] = [];
  let here = skipSpaces(text, at + 1);
  while (text[here] !== close) {
    if (isMap) here = pushEntry(text, here, limit, entries);
    else here = pushItem(text, here, limit, items);
    if (text[here] === ',' && text[skipSpaces(text, here + 1)] !== close) here = skipSpaces(text, here + 1);
    else if (text[here] !== close) throw unusual;
  }
  if (isMap && new Set(entries.map(({ key }) => key)).size < entries.length) throw unusual;
  return isMap ? { kind: 'map', start: at, end: here + 1, entries, flow: true } : { kind: 'seq', start: at, end: here + 1, items, flow: true };
}

function pushItem(text: string, at: number, limit: number, items: YamlNode[]): number {
  const item = flowValue(text, at, limit);
  items.push(item);
  return skipSpaces(text, item.end);
}

function pushEntry(text: string, at: number, limit: number, entries: YamlEntry[]): number {
  const end = keyEndAt(text, at);
  if (end < 0 || end >= limit) throw unusual;
  const keyNode = keyAt(text, at, end);
  if (typeof keyNode.value !== 'string') throw unusual;
  const value = flowValue(text, skipSpaces(text, end + 1), limit);
  entries.push({ key: keyNode.text, keyNode, value, merged: false });
  return skipSpaces(text, value.end);
}

function flowValue(text: string, at: number, limit: number): YamlNode {
  const first = text[at];
  if (at >= limit) throw unusual;
  if (first === '"' || first === "'") return quotedAt(text, at, limit);
  if (first === '[' || first === '{') return collectionAt(text, at, limit);
  const length = /[,[\]{}]/.exec(text.slice(at, limit))?.index ?? 0;
  const value = text.slice(at, at + length).trimEnd();
  if (value === '' || !canBegin(value) || /:(?:\s|$)|[\t#]/.test(value)) throw unusual;
  return scalarOf(at, at + value.length, value, 'plain');
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}
