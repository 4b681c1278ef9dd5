import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroups } from '../../../../src/core/workspace/groups.ts';

function keys(word: string): readonly string[] {
  return [word.slice(0, 1), `length ${word.length}`];
}

test('things are found by each of their keys, in the order of paths and files', () => {
  const groups = createGroups(keys);
  groups.put('b.yaml', ['cat', 'cow']);
  groups.put('a.yaml', ['crab', 'dog']);
  assert.deepEqual(groups.get('c'), ['crab', 'cat', 'cow']);
  assert.deepEqual(groups.get('length 3'), ['dog', 'cat', 'cow']);
  assert.deepEqual(groups.get('x'), []);
});

test('what a file has now replaces what it had', () => {
  const groups = createGroups(keys);
  groups.put('a.yaml', ['cat']);
  groups.put('b.yaml', ['cow']);
  assert.deepEqual(groups.get('c'), ['cat', 'cow']);
  groups.put('a.yaml', ['dog']);
  assert.deepEqual([groups.get('c'), groups.get('d')], [['cow'], ['dog']]);
  groups.put('a.yaml', []);
  groups.put('b.yaml', []);
  assert.deepEqual([groups.get('c'), groups.get('d'), groups.get('length 3')], [[], [], []]);
});
