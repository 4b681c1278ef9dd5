import type { CST } from 'yaml';
import { type Composed, type Composing, hasNewline, isCollection, longestKey } from './composing.ts';
import { leafOrEmpty } from './leaves.ts';
import { entryOfNodes, mapOfEntries } from './mapEntries.ts';
import type { YamlEntry, YamlNode } from './node.ts';
import { Properties } from './properties.ts';
import type { Reading } from './reading.ts';
import { keyWithoutColon } from './syntaxMessages.ts';

/** A list with an item behind each `-`. */
export function* composeBlockSeq({ items: tokens, offset: start, indent }: CST.BlockSequence, depth: number, reading: Reading): Composing {
  const items: YamlNode[] = [];
  let offset = start;
  let commentEnd: number | undefined;
  for (const { start: marks, value } of tokens) {
    if (reading.isPauseDue()) yield;
    const properties = new Properties(marks, { indicator: 'seq-item-ind', next: value, offset, indent, atNewline: true }, reading);
    if (!properties.found) {
      if (!properties.anchor && !properties.tag && !value) {
        commentEnd = properties.end;
        continue;
      }
      if (value?.type === 'block-seq') reading.fail('BAD_INDENT', properties.end);
      else reading.fail('MISSING_CHAR', offset);
    }
    const item = isCollection(value) ? yield { token: value, properties, depth: depth + 1 } : leafOrEmpty(value, properties, marks, reading);
    offset = item.after;
    items.push(item.node);
  }
  const end = items[items.length - 1]?.end ?? offset;
  return { node: { kind: 'seq', start, end, items, flow: false }, until: offset, after: commentEnd ?? offset };
}

/** A mapping with a line for each key. */
export function* composeBlockMap(token: CST.BlockMap, depth: number, reading: Reading): Composing {
  const { indent } = token;
  const entries: YamlEntry[] = [];
  let { offset } = token;
  let commentEnd: number | undefined;
  for (const item of token.items) {
    if (reading.isPauseDue()) yield;
    const { start, key: keyToken, sep, value: valueToken } = item;
    const before = new Properties(start, { indicator: 'explicit-key-ind', next: keyToken ?? sep?.[0], offset, indent, atNewline: true }, reading);
    if (!before.found && !before.anchor && !before.tag && !sep) {
      commentEnd = before.end;
      continue;
    }
    checkKey(item, before, offset, indent, reading);
    const key = isCollection(keyToken) ? yield { token: keyToken, properties: before, depth: depth + 1 } : leafOrEmpty(keyToken, before, start, reading);
    const after = new Properties(sep ?? [], { indicator: 'map-value-ind', next: valueToken, offset: key.after, indent, atNewline: !keyToken || keyToken.type === 'block-scalar' }, reading);
    if (!before.found) checkColon(key, before, after, valueToken, reading);
    let value: Composed | undefined;
    if (after.found) value = isCollection(valueToken) ? yield { token: valueToken, properties: after, depth: depth + 1 } : leafOrEmpty(valueToken, after, sep, reading);
    offset = value?.after ?? after.end;
    entries.push(entryOfNodes(key.node, value?.node));
  }
  const last = entries[entries.length - 1];
  const end = last ? Math.max(last.keyNode.end, last.value.end) : offset;
  return { node: mapOfEntries(entries, { start: token.offset, end }, false, reading.problems), until: offset, after: commentEnd ?? offset };
}

/** A key without `?` has to stand on one line, in the column of the others. */
function checkKey({ start, key }: CST.CollectionItem, before: Properties, offset: number, indent: number, reading: Reading): void {
  if (before.found) {
    if (before.found.indent !== indent) reading.fail('BAD_INDENT', offset);
    return;
  }
  if (key?.type === 'block-seq') reading.fail('BLOCK_AS_IMPLICIT_KEY', offset);
  else if (key && 'indent' in key && key.indent !== indent) reading.fail('BAD_INDENT', offset);
  const spilled = key ?? start[start.length - 1];
  if (spilled && (before.newlineAfter || hasNewline(key))) reading.failAt('MULTILINE_IMPLICIT_KEY', spilled);
}

/** Behind a key without `?` a colon has to come soon, and no other key on its line. */
function checkColon(key: Composed, before: Properties, after: Properties, value: CST.Token | undefined, reading: Reading): void {
  const { node: { start }, until } = key;
  if (!after.found) {
    reading.fail('MISSING_CHAR', start, until, keyWithoutColon);
    return;
  }
  if (value?.type === 'block-map' && !after.hasNewline) reading.fail('BLOCK_AS_IMPLICIT_KEY', after.end);
  if (before.start < after.found.offset - longestKey) reading.fail('KEY_OVER_1024_CHARS', start, until);
}
