import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMet, percentile, type Row, table } from '../../../../scripts/bench/rows.ts';

const absolute: Row = { what: 'heap', unit: 'MB', ours: 12.34, target: { below: 40 } };
const relative: Row = { what: 'first check', unit: 'ms', ours: 150, peer: { name: 'other', amount: 8000 }, target: { ratio: 1 / 40 } };

test('a target is an amount of its own or a share of what the other program takes', () => {
  assert.deepEqual([absolute, { ...absolute, ours: 40 }, relative, { ...relative, ours: 201 }].map(isMet), [true, false, true, false]);
  assert.equal(isMet({ what: 'nothing to compare with', unit: 'ms', ours: 1, target: { ratio: 2 } }), false);
});

test('the table names amounts, shares and what is not met', () => {
  assert.deepEqual(table([absolute, { ...relative, target: { ratio: 1 / 80 }, note: 'why' }]).split('\n'), [
    'what         ours    peer           ours/peer  target',
    'heap         12 MB                             < 40 MB  met',
    'first check  150 ms  other 8000 ms  0.019      ≤ 1/80   NOT MET (why)',
  ]);
});

test('percentiles are values that were measured', () => {
  const values = [5, 1, 4, 2, 3];
  assert.deepEqual([0, 0.5, 0.95, 1].map((share) => percentile(values, share)), [1, 3, 5, 5]);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});
