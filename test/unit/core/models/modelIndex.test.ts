import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelIndex } from '../../../../src/core/models/modelIndex.ts';
import { deployment, loading, now, pod, running, unschedulable } from './podSamples.ts';

const key = JSON.stringify(['models', 'apps/v1', 'Deployment', 'digits']);
const second = { name: 'digits-6d5f7c9b8-fghij', created: '2026-11-23T11:40:00Z' };
const webServer = { name: 'web', owner: null, limits: { cpu: '1' }, image: 'nginx:1' };

test('groups the pods of one workload, oldest first, with what they hold together', () => {
  const index = new ModelIndex();
  const dirty = index.applyPods({ type: 'reset', items: [pod(), pod({ ...second, status: running({ restartCount: 2 }) }), pod(webServer), pod({ name: 'bare', owner: null })] });
  assert.deepEqual([...dirty].sort(), [JSON.stringify(['models', 'v1', 'Pod', 'bare']), key].sort());
  index.applyWorkloads('Deployment', { type: 'reset', items: [deployment(2)] });
  const model = index.model(key, now);
  assert.partialDeepStrictEqual(model, {
    workload: { kind: 'Deployment', name: 'digits', uid: 'deployment-1' },
    namespace: 'models',
    desired: 2,
    accelerators: { 'nvidia.com/gpu': 2 },
    images: ['localhost:5000/digits:v1'],
    digests: [`sha256:${'a1'.repeat(32)}`],
    restarts: 2,
    createdAt: Date.parse('2026-11-23T11:00:00Z'),
    status: { health: 'ready', text: 'Ready 2/2' },
  });
  assert.deepEqual(model?.pods.map((each) => each.name), [second.name, 'digits-6d5f7c9b8-abcde']);
  assert.equal(index.models(now).length, 2);
});

test('each change names only the models it concerns', () => {
  const index = new ModelIndex();
  index.applyPods({ type: 'reset', items: [pod(), pod({ name: 'bare', owner: null })] });
  assert.deepEqual([...index.applyPods({ type: 'upserted', item: pod({ status: loading() }) })], [key]);
  assert.deepEqual([...index.applyPods({ type: 'upserted', item: pod(webServer) })], []);
  assert.deepEqual([...index.applyPods({ type: 'removed', key: 'uid-web' })], []);
  assert.deepEqual([...index.applyPods({ type: 'removed', key: 'uid-digits-6d5f7c9b8-abcde' })], [key]);
  assert.equal(index.model(key, now), undefined);
  assert.deepEqual(index.models(now).map((model) => model.workload.name), ['bare']);
});

test('a model workload is there before its pods and goes after them', () => {
  const index = new ModelIndex();
  index.applyPods({ type: 'reset', items: [] });
  assert.deepEqual([...index.applyWorkloads('Deployment', { type: 'upserted', item: deployment(1) })], [key]);
  assert.equal(index.model(key, now)?.status.text, 'Waiting for its pods');
  index.applyPods({ type: 'upserted', item: pod() });
  assert.equal(index.model(key, now)?.status.text, 'Ready 1/1');
  assert.deepEqual([...index.applyWorkloads('Deployment', { type: 'removed', key: 'deployment-1' })], [key]);
  assert.equal(index.model(key, now)?.desired, undefined);
  index.applyPods({ type: 'removed', key: 'uid-digits-6d5f7c9b8-abcde' });
  assert.deepEqual(index.models(now), []);
});

test('workloads that run no model stay out; a reset of one kind leaves the others', () => {
  const index = new ModelIndex();
  assert.deepEqual([...index.applyWorkloads('Deployment', { type: 'reset', items: [deployment(1, { limits: { cpu: '1' } })] })], []);
  assert.deepEqual(index.models(now), []);
  index.applyWorkloads('Deployment', { type: 'reset', items: [deployment(1)] });
  index.applyWorkloads('Job', { type: 'reset', items: [] });
  assert.equal(index.models(now).length, 1);
  index.applyWorkloads('Deployment', { type: 'reset', items: [deployment(3, { uid: 'made-anew' })] });
  assert.equal(index.model(key, now)?.desired, 3);
});

test('news of the nodes concern waiting models, the time concerns loading ones', () => {
  const index = new ModelIndex();
  const waiting = pod({ name: 'bare', owner: null, spec: { nodeName: '' }, status: unschedulable('1 Insufficient nvidia.com/gpu.') });
  index.applyPods({ type: 'reset', items: [pod({ status: loading() }), waiting] });
  const bare = JSON.stringify(['models', 'v1', 'Pod', 'bare']);
  assert.deepEqual([...index.applyNodes([])], [bare]);
  assert.equal(index.model(bare, now)?.status.text, 'Waiting: needs 1 nvidia.com/gpu, no node offers it');
  assert.deepEqual([...index.aging(now)], [key]);
  assert.equal(index.model(key, now + 3_600_000)?.status.text, 'Loading 0/1 ready for 63 min');
});
