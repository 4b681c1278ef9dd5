import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tablesModule } from '../../../scripts/build/dataTables.ts';
import * as tables from '../../../src/core/data/tables.gen.ts';

/** What a module of this text exports. */
async function exportsOf(text: string): Promise<unknown> {
  return { ...((await import(`data:text/javascript,${encodeURIComponent(text)}`)) as object) };
}

test('the tables of the bundles are those of the source, in fewer characters', async () => {
  const text = tablesModule(tables);
  assert.deepEqual(await exportsOf(text), { ...tables });
  const saved = JSON.stringify(tables).length - text.length;
  assert.ok(saved > 5000, `${saved} characters fewer`);
});

test('lists stay what they are, whatever is in them', async () => {
  const lists = { words: ['a', 'b c', ''], empty: [], numbers: [1, 2, 3], mixed: [{ a: 1 }, { a: 2 }, { a: 3, b: [] }], nested: [[{ a: 'x', b: [1] }, { a: 'x', b: [] }, { a: 'z', b: [1] }, { a: 'x', b: [1] }]], nulls: [{ a: null }, { a: false }, { a: null }], one: 'two words' };
  assert.deepEqual(await exportsOf(tablesModule(lists)), lists);
});
