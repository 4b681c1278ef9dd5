import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedEntry, entryText, removedEntry } from '../../../../src/core/yaml/edits.ts';
import { asMap, asSeq, nodeAt, type YamlMap, type YamlNode } from '../../../../src/core/yaml/node.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

function mapIn(node: YamlNode | undefined): YamlMap {
  const map = asMap(node);
  assert.ok(map);
  return map;
}

function without(text: string, key: string, pick = (root: YamlNode | undefined): YamlNode | undefined => root): string {
  const map = mapIn(pick(parseDocument(text).root));
  const entry = map.entries.find((candidate) => candidate.key === key);
  assert.ok(entry);
  const edit = removedEntry(text, map, entry);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test('an entry leaves with its lines', () => {
  assert.equal(without('a: 1\nb:\n  c: 1\n  d: 2\ne: 3\n', 'b'), 'a: 1\ne: 3\n');
  assert.equal(without('a: 1\nb: 2', 'b'), 'a: 1\n');
  assert.equal(without('a: 1\r\nb: 2\r\nc: 3\r\n', 'b'), 'a: 1\r\nc: 3\r\n');
});

function first(root: YamlNode | undefined): YamlNode | undefined {
  return asSeq(nodeAt(root, 'l'))?.items[0];
}

test('the first entry of a list item hands its line over', () => {
  assert.equal(without('l:\n  - a: 1\n    b: 2\n', 'a', first), 'l:\n  - b: 2\n');
  assert.equal(without('l:\n  - a: 1\n', 'a', first), 'l:\n  - {}\n');
});

test('an entry in braces leaves with its comma', () => {
  assert.equal(without('{a: 1, b: 2, c: 3}', 'a'), '{b: 2, c: 3}');
  assert.equal(without('{a: 1, b: 2, c: 3}', 'b'), '{a: 1, c: 3}');
  assert.equal(without('{a: 1, b: 2}', 'b'), '{a: 1}');
  assert.equal(without('{a: 1}', 'a'), '{}');
});

test('a new entry takes the indentation of its neighbours and keeps the comment behind the last one', () => {
  const text = 'a:\n    b: 1  # why\nc: 2\n';
  const edit = addedEntry(text, mapIn(nodeAt(parseDocument(text).root, 'a')), 'd:\n  e: 1');
  assert.equal(text.slice(0, edit.start) + edit.text + text.slice(edit.end), 'a:\n    b: 1  # why\n    d:\n      e: 1\nc: 2\n');
});

test('a new entry in braces comes after a comma, in empty braces without one', () => {
  for (const [text, expected] of [['{a: 1}', '{a: 1, b: 2}'], ['{}', '{b: 2}']] as const) {
    const edit = addedEntry(text, mapIn(parseDocument(text).root), 'b: 2');
    assert.equal(text.slice(0, edit.start) + edit.text + text.slice(edit.end), expected);
  }
});

test('a moved entry moves all its lines', () => {
  const text = 'x:\n    a:\n      - 1\n\n      - 2\n';
  const entry = mapIn(nodeAt(parseDocument(text).root, 'x')).entries[0];
  assert.ok(entry);
  assert.equal(entryText(text, entry, 2), 'a:\n    - 1\n\n    - 2');
  assert.equal(entryText(text, entry, 6), 'a:\n        - 1\n\n        - 2');
});
