import { BlockLines, isDashAt, unusual } from './blockLines.ts';
import { flowAt, keyAt, keyEndAt, plainIn, quotedAt, scalarOf } from './inlineNodes.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from './node.ts';

/** Deeper nesting is left to the parser, which knows where to stop. */
const deepest = 100;

/**
 * Reads a document that is written as nearly all manifests are: block mappings and lists, literal and folded text, and
 * on one line each keys, values and short flow collections. Undefined for every other one, also for one with the
 * slightest mistake: that one needs the whole parser, which takes five times as long. The tree is the parser's.
 */
export function readBlocks(text: string): YamlMap | YamlSeq | undefined {
  const lines = new BlockLines(text);
  try {
    lines.begin();
    const root = readBlock(lines, 0);
    if (lines.indent !== -1) throw unusual;
    return root;
  } catch (error) {
    if (error !== unusual) throw error;
    return undefined;
  }
}

function readBlock(lines: BlockLines, depth: number): YamlMap | YamlSeq {
  if (depth > deepest) throw unusual;
  return isDashAt(lines.text, lines.at) ? readSeq(lines, lines.indent, depth) : readMap(lines, lines.indent, depth);
}

function readSeq(lines: BlockLines, indent: number, depth: number): YamlSeq {
  const start = lines.at;
  const items: YamlNode[] = [];
  while (lines.indent === indent && isDashAt(lines.text, lines.at)) items.push(readItem(lines, indent, depth));
  if (lines.indent > indent) throw unusual;
  return { kind: 'seq', start, end: items[items.length - 1]?.end ?? start, items, flow: false };
}

function readItem(lines: BlockLines, indent: number, depth: number): YamlNode {
  const { text } = lines;
  const at = lines.skipSpaces(lines.at + 1);
  if (lines.endsAt(at)) return readBelow(lines, indent, at, depth) ?? scalarOf(at, at, '', 'plain');
  if (!isDashAt(text, at) && keyEndAt(text, at) < 0) return readValue(lines, indent, at);
  lines.indent += at - lines.at;
  lines.at = at;
  return readBlock(lines, depth + 1);
}

function readMap(lines: BlockLines, indent: number, depth: number): YamlMap {
  const start = lines.at;
  const entries: YamlEntry[] = [];
  while (lines.indent === indent) entries.push(readEntry(lines, indent, depth));
  if (lines.indent > indent) throw unusual;
  refuseDoubles(entries);
  const last = entries[entries.length - 1];
  return { kind: 'map', start, end: last ? Math.max(last.keyNode.end, last.value.end) : start, entries, flow: false };
}

function readEntry(lines: BlockLines, indent: number, depth: number): YamlEntry {
  const { text, at } = lines;
  const end = keyEndAt(text, at);
  if (end < 0) throw unusual;
  const keyNode = keyAt(text, at, end);
  const valueAt = lines.skipSpaces(end + 1);
  return { key: keyText(keyNode), keyNode, value: readEntryValue(lines, indent, valueAt, depth), merged: false };
}

/** A list may stand under its key without being indented. */
function readEntryValue(lines: BlockLines, indent: number, at: number, depth: number): YamlNode {
  if (!lines.endsAt(at)) return readValue(lines, indent, at);
  const below = readBelow(lines, indent, at, depth);
  if (below) return below;
  return lines.indent === indent && isDashAt(lines.text, lines.at) ? readSeq(lines, indent, depth + 1) : scalarOf(at, at, '', 'plain');
}

/** What stands below a line that ends here, where it is indented more. */
function readBelow(lines: BlockLines, indent: number, at: number, depth: number): YamlNode | undefined {
  lines.next(at);
  return lines.indent > indent ? readBlock(lines, depth + 1) : undefined;
}

/** A value that starts on this line. Plain and quoted text must end on it too. */
function readValue(lines: BlockLines, indent: number, at: number): YamlNode {
  const { text } = lines;
  const first = text[at];
  if (first === '|' || first === '>') {
    const block = lines.blockText(at, indent);
    return scalarOf(at, block.end, block.text, first === '|' ? 'literal' : 'folded');
  }
  const lineEnd = lines.lineEnd(at);
  const value = first === '"' || first === "'" ? quotedAt(text, at, lineEnd) : first === '[' || first === '{' ? flowAt(text, at, lineEnd) : plainIn(text, at, lineEnd);
  const after = lines.skipSpaces(value.end);
  if (!lines.endsAt(after) || (text[after] === '#' && after === value.end)) throw unusual;
  lines.next(after);
  if (lines.indent > indent) throw unusual;
  return value;
}

function keyText(key: YamlScalar): string {
  if (key.style !== 'plain' || typeof key.value === 'string') return key.text;
  return key.value === null ? 'null' : String(key.value);
}

function refuseDoubles(entries: readonly YamlEntry[]): void {
  if (entries.length < 8) {
    for (const [index, { key }] of entries.entries()) for (let other = 0; other < index; other++) if (entries[other]?.key === key) throw unusual;
  } else if (new Set(entries.map(({ key }) => key)).size < entries.length) throw unusual;
}
