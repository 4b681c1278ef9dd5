import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linterPool } from '../../../../src/core/lint/linterPool.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const pack = await packedSchemas();

test('the same needs get the same linter, others another one', () => {
  const linterFor = linterPool(pack);
  const first = linterFor({ kubernetesVersion: '1.35' });
  assert.equal(linterFor({ kubernetesVersion: '1.35' }), first);
  assert.equal(first.kubernetesVersion, '1.35');
  assert.notEqual(linterFor({ kubernetesVersion: '1.34' }), first);
  assert.notEqual(linterFor({ kubernetesVersion: '1.35', customKinds: [] }), first);
  assert.notEqual(linterFor({ kubernetesVersion: '1.35', ruleOptions: new Map([['a', { b: 1 }]]) }), first);
});

test('linters that were not asked for lately go', () => {
  const linterFor = linterPool(pack);
  const kept = linterFor({ kubernetesVersion: '1.35' });
  const dropped = linterFor({ kubernetesVersion: '1.34' });
  for (let count = 0; count < 7; count++) {
    linterFor({ kubernetesVersion: '1.36', ruleOptions: new Map([['a', { count }]]) });
    assert.equal(linterFor({ kubernetesVersion: '1.35' }), kept);
  }
  assert.notEqual(linterFor({ kubernetesVersion: '1.34' }), dropped);
});
