import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TargetChoice } from '../../../../src/ui/clusters/deployTarget.ts';
import { memoryOf } from './memoryOf.ts';

test('a chosen target is told and remembered', async () => {
  const memory = memoryOf();
  const choice = new TargetChoice(memory);
  assert.equal(choice.current, undefined);
  const told: unknown[] = [];
  choice.onDidChange((target) => told.push(target));
  await choice.choose({ cluster: 'lab', namespace: 'models' });
  assert.deepEqual(told, [{ cluster: 'lab', namespace: 'models' }]);
  assert.deepEqual(new TargetChoice(memory).current, { cluster: 'lab', namespace: 'models' });
});

test('what another version wrote is no target', () => {
  for (const value of ['lab', { cluster: 'lab' }, { cluster: '', namespace: 'x' }, { cluster: 1, namespace: 'x' }, null]) {
    assert.equal(new TargetChoice(memoryOf({ 'slipway.deployTarget': value })).current, undefined);
  }
});
