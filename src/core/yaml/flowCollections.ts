import type { CST } from 'yaml';
import { type Composed, type Composing, deepest, hasNewline, isCollection, longestKey } from './composing.ts';
import { leafOrEmpty } from './leaves.ts';
import { entryOfNodes, mapOfEntries } from './mapEntries.ts';
import type { YamlEntry, YamlMap, YamlNode } from './node.ts';
import { commentText, endAfter, Properties } from './properties.ts';
import type { Reading } from './reading.ts';
import { openBracket } from './syntaxMessages.ts';

/** A mapping in braces or a list in brackets, in which a pair is a mapping of its own. */
export function* composeFlow(token: CST.FlowCollection, depth: number, reading: Reading): Composing {
  const isMap = token.start.source === '{';
  const around = { indent: token.indent, atNewline: false, inFlow: true };
  const [entries, items]: [YamlEntry[], YamlNode[]] = [[], []];
  let offset = token.offset + 1;
  for (const [index, item] of token.items.entries()) {
    if (reading.isPauseDue()) yield;
    const { start, key: keyToken, sep, value: valueToken } = item;
    const before = new Properties(start, { ...around, indicator: 'explicit-key-ind', next: keyToken ?? sep?.[0], offset }, reading);
    if (!before.found && !before.anchor && !before.tag && !sep && !valueToken) {
      checkNothing(before, index, token.items.length, reading);
      offset = before.end;
      continue;
    }
    checkItem(item, before, index, isMap, reading);
    const isPair = isMap || sep !== undefined || before.found !== undefined;
    const first = isPair ? keyToken : valueToken;
    const inner = isMap || !isPair ? depth + 1 : depth + 2;
    const key = isCollection(first) ? yield { token: first, properties: before, depth: inner } : leafOrEmpty(first, before, isPair ? start : undefined, reading);
    refuseBlock(first, key, reading);
    offset = key.after;
    if (!isPair) {
      items.push(key.node);
      continue;
    }
    const after = new Properties(sep ?? [], { ...around, indicator: 'map-value-ind', next: valueToken, offset }, reading);
    checkColon(item, before, after, isMap, reading);
    let value: Composed | undefined;
    if (isCollection(valueToken)) value = yield { token: valueToken, properties: after, depth: inner };
    else if (valueToken || after.found) value = leafOrEmpty(valueToken, after, sep, reading);
    if (value) refuseBlock(valueToken, value, reading);
    offset = value?.after ?? after.end;
    const entry = entryOfNodes(key.node, value?.node);
    if (isMap) entries.push(entry);
    else items.push(mapOfPair(entry, key, value, depth, reading));
  }
  const { until, after } = endOf(token, offset, isMap, depth, reading);
  const place = { start: token.offset, end: until };
  return { node: isMap ? mapOfEntries(entries, place, true, reading.problems) : { kind: 'seq', ...place, items, flow: true }, until, after };
}

/** Where nothing stands there is no item; only behind the last comma that is right. */
function checkNothing({ comma, start }: Properties, index: number, count: number, reading: Reading): void {
  if (index === 0 && comma) reading.failAt('UNEXPECTED_TOKEN', comma);
  else if (index < count - 1) reading.fail('UNEXPECTED_TOKEN', start);
}

/** Between two items there is a comma. */
function checkItem({ start, key }: CST.CollectionItem, before: Properties, index: number, isMap: boolean, reading: Reading): void {
  if (!before.found && !isMap && key && hasNewline(key)) reading.failAt('MULTILINE_IMPLICIT_KEY', key);
  if (index === 0) {
    if (before.comma) reading.failAt('UNEXPECTED_TOKEN', before.comma);
    return;
  }
  if (!before.comma) reading.fail('MISSING_CHAR', before.start);
  // A comment behind the comma belongs to the item before it.
  const first = start.find(({ type }) => type !== 'comma' && type !== 'space');
  if (first?.type === 'comment' && first.source.length > 1) before.comment = before.comment.slice(commentText(first.source).length + 1);
}

/** Between a key and its value there is a colon, in a list on the line of the key and soon. */
function checkColon({ sep, value }: CST.CollectionItem, before: Properties, { found, start }: Properties, isMap: boolean, reading: Reading): void {
  if (!found) {
    if (value && 'source' in value && value.source.startsWith(':')) reading.failAt('MISSING_CHAR', value);
    else if (value) reading.fail('MISSING_CHAR', start);
  } else if (!isMap && !before.found) {
    const lineEnd = sep?.find((mark) => mark === found || mark.type === 'newline');
    if (lineEnd && lineEnd !== found) reading.failAt('MULTILINE_IMPLICIT_KEY', lineEnd);
    if (before.start < found.offset - longestKey) reading.failAt('KEY_OVER_1024_CHARS', found);
  }
}

/** Block collections have no place in brackets. */
function refuseBlock(token: CST.Token | null | undefined, { node, until }: Composed, reading: Reading): void {
  if (token?.type === 'block-map' || token?.type === 'block-seq') reading.fail('BLOCK_IN_FLOW', node.start, until);
}

function mapOfPair(entry: YamlEntry, key: Composed, value: Composed | undefined, depth: number, reading: Reading): YamlMap {
  if (depth + 1 >= deepest) reading.deepAt ??= key.node.start;
  return mapOfEntries([entry], { start: key.node.start, end: (value ?? key).until }, true, reading.problems);
}

/** Where the collection ends, and where what is left of its line does. */
function endOf({ offset: start, end: [bracket, ...others] }: CST.FlowCollection, offset: number, isMap: boolean, depth: number, reading: Reading): Omit<Composed, 'node'> {
  let until = offset;
  if (bracket?.source === (isMap ? '}' : ']')) until = bracket.offset + 1;
  else {
    if (depth === 0) reading.fail('MISSING_CHAR', until);
    else reading.fail('BAD_INDENT', until, until + 1, openBracket, start);
    if (bracket && bracket.source.length !== 1) others.unshift(bracket);
  }
  return { until, after: endAfter(others, until, false, reading) };
}
