import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NodeIndex } from '../../../../src/core/clusters/nodeIndex.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { pod } from '../models/podSamples.ts';

function node(name: string, gpus = '8'): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, uid: `uid-${name}` }, status: { capacity: { 'nvidia.com/gpu': gpus }, allocatable: { 'nvidia.com/gpu': gpus } } };
}

function on(nodeName: string, name: string, spec: JsonObject = {}, more: Parameters<typeof pod>[0] = {}): KubernetesObject {
  return pod({ name, spec: { nodeName, ...spec }, ...more });
}

function device(count: number): JsonObject {
  return { resources: { limits: { 'nvidia.com/gpu': String(count) } } };
}

function used(index: NodeIndex): Record<string, number> {
  return Object.fromEntries(index.summaries().map((summary) => [summary.name, summary.resources[0]?.used ?? 0]));
}

function ready(...pods: readonly KubernetesObject[]): NodeIndex {
  const index = new NodeIndex();
  index.applyNodes({ type: 'reset', items: [node('a'), node('b')] });
  index.applyPods({ type: 'reset', items: pods });
  return index;
}

test('counts what a pod holds as the scheduler does', () => {
  const plain = { containers: [device(2)] };
  const cases: readonly (readonly [string, KubernetesObject, number])[] = [
    ['one container', on('a', 'p', plain), 2],
    ['two containers', on('a', 'p', { containers: [device(2), device(1)] }), 3],
    ['a bigger init container', on('a', 'p', { containers: [device(2)], initContainers: [device(4), device(1)] }), 4],
    ['a sidecar beside the containers', on('a', 'p', { containers: [device(2)], initContainers: [{ ...device(1), restartPolicy: 'Always' }] }), 3],
    ['an init container beside an earlier sidecar', on('a', 'p', { containers: [device(1)], initContainers: [{ ...device(1), restartPolicy: 'Always' }, device(4)] }), 5],
    ['a pod that is being deleted', on('a', 'p', plain, { deleted: true }), 2],
    ['a pod that succeeded', on('a', 'p', plain, { status: { phase: 'Succeeded' } }), 0],
    ['a pod that failed', on('a', 'p', plain, { status: { phase: 'Failed' } }), 0],
    ['a pod without a node', on('', 'p', plain), 0],
  ];
  for (const [name, sample, expected] of cases) assert.deepEqual(used(ready(sample)), { a: expected, b: 0 }, name);
});

test('each change names the nodes it concerns', () => {
  const index = ready(on('a', 'p'), on('a', 'q'));
  assert.deepEqual(used(index), { a: 2, b: 0 });
  assert.deepEqual([...index.applyPods({ type: 'removed', key: 'uid-p' })], ['uid-a']);
  assert.deepEqual([...index.applyPods({ type: 'upserted', item: on('b', 'r') })], ['uid-b']);
  assert.deepEqual([...index.applyPods({ type: 'upserted', item: on('b', 'cpu', { containers: [{}] }) })], []);
  assert.deepEqual([...index.applyPods({ type: 'upserted', item: on('a', 'q', {}, { status: { phase: 'Succeeded' } }) })], ['uid-a']);
  assert.deepEqual(used(index), { a: 0, b: 1 });
  assert.deepEqual([...index.applyPods({ type: 'reset', items: [on('a', 'new')] })].sort(), ['uid-a', 'uid-b']);
  assert.deepEqual(used(index), { a: 1, b: 0 });
});

test('a node that goes and comes back finds its pods again', () => {
  const index = ready(on('a', 'p'));
  assert.deepEqual([...index.applyNodes({ type: 'removed', key: 'uid-a' })], ['uid-a']);
  assert.equal(index.summary('uid-a'), undefined);
  index.applyNodes({ type: 'upserted', item: node('a') });
  assert.equal(index.summary('uid-a')?.resources[0]?.used, 1);
});
