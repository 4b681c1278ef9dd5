import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedItem, removedItem } from '../../../../src/core/yaml/edits.ts';
import { asScalar, asSeq, nodeAt, type YamlSeq } from '../../../../src/core/yaml/node.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';
import { placeInScalar } from '../../../../src/core/yaml/scalarPlaces.ts';

function listIn(text: string): YamlSeq {
  const list = asSeq(nodeAt(parseDocument(text).root, 'l'));
  assert.ok(list);
  return list;
}

function added(text: string, written: string): string {
  const edit = addedItem(text, listIn(text), written);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

function without(text: string, index: number): string {
  const list = listIn(text);
  const item = list.items[index];
  assert.ok(item);
  const edit = removedItem(text, list, item);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test('an item is added in the style of its list', () => {
  assert.equal(added('l: [a]\n', 'b'), 'l: [a, b]\n');
  assert.equal(added('l: []\n', 'b'), 'l: [b]\n');
  assert.equal(added('l:\n- a # one\nm: 1\n', 'b'), 'l:\n- a # one\n- b\nm: 1\n');
  assert.equal(added('l:\n  - x: 1\n    y: 2', 'x: 3\n  y: 4'), 'l:\n  - x: 1\n    y: 2\n  - x: 3\n    y: 4');
  assert.equal(added('l:\r\n  - a\r\nm: 1\r\n', 'x: 1\n  y: 2'), 'l:\r\n  - a\r\n  - x: 1\r\n    y: 2\r\nm: 1\r\n');
  assert.equal(added('l:\n  - |\n    a\n    b\nm: 1\n', 'c'), 'l:\n  - |\n    a\n    b\n  - c\nm: 1\n');
});

test('an item leaves with its lines or its comma', () => {
  assert.equal(without('l: [a, b, c]\n', 0), 'l: [b, c]\n');
  assert.equal(without('l: [a, b, c]\n', 2), 'l: [a, b]\n');
  assert.equal(without('l: [a]\n', 0), 'l: []\n');
  assert.equal(without('l:\n  - x: 1\n    y: 2 # two\n  - b\n', 0), 'l:\n  - b\n');
  assert.equal(without('l:\n  - a\n  - b', 1), 'l:\n  - a\n');
  assert.equal(without('l:\n  - a\n', 0), 'l:\n  []\n');
});

test('a part of a scalar is found in every style', () => {
  const cases = ['s: one two one', 's: "one two one"', "s: 'one two one'", 's: |\n  # one\n  one two\n  one\n', 's: >-\n  one two\n  one', 's: "\\u0041 one two one"'];
  for (const text of cases) {
    const scalar = asScalar(nodeAt(parseDocument(text).root, 's'));
    assert.ok(scalar);
    for (let at = scalar.text.indexOf('one'); at >= 0; at = scalar.text.indexOf('one', at + 1)) {
      const { start, end } = placeInScalar(text, scalar, at, at + 3);
      assert.equal(text.slice(start, end), 'one', text);
      assert.equal(text.slice(0, start).split('one').length, scalar.text.slice(0, at).split('one').length, text);
    }
  }
  const escaped = 's: "a\\tb"';
  const scalar = asScalar(nodeAt(parseDocument(escaped).root, 's'));
  assert.ok(scalar);
  assert.deepEqual(placeInScalar(escaped, scalar, 0, 3), { start: scalar.start, end: scalar.end });
});
