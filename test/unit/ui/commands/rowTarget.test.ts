import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowTarget } from '../../../../src/ui/commands/rowTarget.ts';

const pod = { type: 'pod', context: 'lab', namespace: 'models', pod: 'digits-1' } as const;

test('a row and a target alone say what a command acts on', () => {
  assert.deepEqual(rowTarget({ id: 'x', target: pod }, 'pod'), pod);
  assert.deepEqual(rowTarget(pod, 'pod'), pod);
});

test('everything else asks the user', () => {
  for (const argument of [undefined, null, 'lab', 7, {}, { target: undefined }, { target: { type: 'pod' } }, { type: 'pod', context: 'lab', namespace: 1, pod: 'x' }, { fsPath: '/x' }]) {
    assert.equal(rowTarget(argument, 'pod'), undefined);
  }
  assert.equal(rowTarget(pod, 'cluster'), undefined);
});
