import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, nearestName } from '../../../../src/core/lint/nearestName.ts';

test('one insertion, omission, replacement or swap is one mistake', () => {
  assert.deepEqual([editDistance('gpu', 'gpus'), editDistance('limit', 'limits'), editDistance('cat', 'cut'), editDistance('abcd', 'abdc'), editDistance('', 'abc'), editDistance('same', 'same')], [1, 1, 1, 1, 3, 0]);
});

test('the nearest name wins, case does not count, short words need a closer match', () => {
  assert.equal(nearestName('imagePullPolcy', ['image', 'imagePullPolicy', 'name']), 'imagePullPolicy');
  assert.equal(nearestName('Containers', ['containers', 'container']), 'containers');
  assert.equal(nearestName('tty', ['try', 'env']), 'try');
  assert.equal(nearestName('ab', ['cd', 'ac']), undefined);
  assert.equal(nearestName('completely', ['different']), undefined);
  assert.equal(nearestName('x', []), undefined);
});
