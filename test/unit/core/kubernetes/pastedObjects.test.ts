import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pastedObjects } from '../../../../src/core/kubernetes/pastedObjects.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

/** The line numbers at which further objects begin. */
function startsOf(text: string): readonly number[] {
  return pastedObjects(parseDocument(text).root).map(({ keyNode }) => text.slice(0, keyNode.start).split('\n').length);
}

test('an object begins where the keys of the top level start again', () => {
  assert.deepEqual(startsOf('apiVersion: v1\nkind: A\ndata: {}\napiVersion: v1\nkind: B\ndata: {}\n'), [4]);
  assert.deepEqual(startsOf('kind: A\nmetadata: {}\nkind: B\nmetadata: {}\nkind: C\nspec: {}\nmetadata: {}\n'), [3, 5]);
  assert.deepEqual(startsOf('apiVersion: v1\nname: a\nports: []\n# two\napiVersion: v1\nname: b\n'), [5]);
});

test('a field that only stands twice begins no object', () => {
  for (const text of [
    'apiVersion: v1\nkind: A\nmetadata: {}\nspec: {}\n',
    'apiVersion: v1\nkind: A\nkind: A\nmetadata: {}\n',
    'apiVersion: v1\nkind: A\napiVersion: v1\nkind: A\nmetadata: {}\n',
    'apiVersion: v1\nkind: A\nmetadata: {}\nspec: {}\nspec: {}\n',
    'apiVersion: v1\nkind: A\nmetadata: {}\nmetadata: {}\nspec: {}\n',
    '{apiVersion: v1, kind: A, data: {}, apiVersion: v1, kind: B, data: {}}\n',
    '{{ .Key }}: v1\nkind: A\ndata: {}\nkind: B\ndata: {}\n',
    '- a\n',
    '',
  ]) assert.deepEqual(startsOf(text), [], text);
});
