import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workloadKinds } from '../../../../src/core/kubernetes/podSpecPaths.ts';

test('what counts pods stands on the way to them', () => {
  for (const { kinds, paths } of workloadKinds) {
    for (const { pod, times } of paths) {
      for (const count of times === 'unknown' ? [] : times) {
        const owner = count.slice(0, count.lastIndexOf('.'));
        assert.ok(owner !== '' && (pod === owner || pod.startsWith(`${owner}.`)), `${kinds.join()}: ${count} for ${pod}`);
      }
    }
  }
});
