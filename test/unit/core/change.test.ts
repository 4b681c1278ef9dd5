import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChange, type Change } from '../../../src/core/change.ts';

interface Item {
  readonly id: string;
  readonly value: number;
}

const keyOf = (item: Item): string => item.id;

test('each change names the keys that differ afterwards', () => {
  const items = new Map<string, Item>();
  const dirty = (change: Change<Item>): readonly string[] => [...applyChange(items, change, keyOf)].sort();
  assert.deepEqual(dirty({ type: 'reset', items: [{ id: 'a', value: 1 }, { id: 'b', value: 1 }] }), ['a', 'b']);
  assert.deepEqual(dirty({ type: 'upserted', item: { id: 'b', value: 2 } }), ['b']);
  assert.deepEqual(dirty({ type: 'removed', key: 'a' }), ['a']);
  assert.deepEqual(dirty({ type: 'removed', key: 'a' }), []);
  assert.deepEqual(dirty({ type: 'reset', items: [{ id: 'c', value: 1 }] }), ['b', 'c']);
  assert.deepEqual([...items.keys()], ['c']);
});

test('a reset followed by changes equals a reset with the outcome', () => {
  const byChanges = new Map<string, Item>();
  applyChange(byChanges, { type: 'reset', items: [{ id: 'a', value: 1 }, { id: 'b', value: 1 }] }, keyOf);
  applyChange(byChanges, { type: 'removed', key: 'a' }, keyOf);
  applyChange(byChanges, { type: 'upserted', item: { id: 'c', value: 3 } }, keyOf);
  const atOnce = new Map<string, Item>();
  applyChange(atOnce, { type: 'reset', items: [{ id: 'b', value: 1 }, { id: 'c', value: 3 }] }, keyOf);
  assert.deepEqual(byChanges, atOnce);
});
