import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unifiedDiff } from '../../../../src/core/lint/unifiedDiff.ts';

test('one changed line with three lines around it', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
  assert.equal(unifiedDiff('dir/a.yaml', before, before.replace('5', 'five')), '--- a/dir/a.yaml\n+++ b/dir/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n');
  assert.equal(unifiedDiff('a', before, before), '');
});

test('changes far apart are hunks of their own, near ones share one', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index}\n`);
  const changed = (...places: readonly number[]): string => lines.map((line, index) => (places.includes(index) ? 'x\n' : line)).join('');
  const hunks = (...places: readonly number[]): number => unifiedDiff('a', lines.join(''), changed(...places)).split('@@ -').length - 1;
  assert.deepEqual([hunks(3), hunks(3, 9), hunks(3, 10), hunks(3, 11), hunks(3, 30)], [1, 1, 1, 2, 2]);
});
