import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AsyncQueue } from '../../../../src/base/async.ts';
import { AppError } from '../../../../src/base/errors.ts';
import type { Observed } from '../../../../src/core/change.ts';
import type { ApiResource, ClusterApi, ListOptions } from '../../../../src/core/clusters/clusterApi.ts';
import { observeCluster } from '../../../../src/core/clusters/observeCluster.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { deployment, loading, now, pod, unschedulable } from '../models/podSamples.ts';

type Seen = Observed<KubernetesObject>;

/** A cluster whose watches say what the test tells them. */
class ToldCluster {
  readonly queues = new Map<string, AsyncQueue<Seen>>();
  readonly opened: string[] = [];
  open = 0;

  readonly api: ClusterApi = {
    name: 'told',
    version: () => Promise.reject(new Error('unused')),
    resource: () => Promise.reject(new Error('unused')),
    get: () => Promise.reject(new Error('unused')),
    list: () => assert.fail('unused'),
    watch: (resource, options, signal) => this.watch(resource, options, signal),
    apply: () => Promise.reject(new Error('unused')),
    logs: () => assert.fail('unused'),
    forward: () => Promise.reject(new Error('unused')),
  };

  tell(plural: string, observed: Seen): void {
    (this.queues.get(plural) ?? assert.fail(`nobody watches ${plural}`)).push(observed);
  }

  /** Everything is empty but what is given. */
  async begin(given: Readonly<Record<string, readonly KubernetesObject[]>> = {}): Promise<void> {
    await settled();
    for (const plural of this.queues.keys()) this.tell(plural, { type: 'reset', items: given[plural] ?? [] });
    await settled();
  }

  private async *watch(resource: ApiResource, options: ListOptions, signal: AbortSignal): AsyncGenerator<Seen, void, undefined> {
    const name = options.namespace === undefined ? resource.plural : `${resource.plural}@${options.namespace}`;
    const queue = new AsyncQueue<Seen>();
    this.queues.set(name, queue);
    this.opened.push(name);
    this.open++;
    signal.addEventListener('abort', () => queue.end(), { once: true });
    try {
      yield* queue;
    } finally {
      this.open--;
      this.queues.delete(name);
    }
  }
}

const forbidden = new AppError('clusterForbidden', { context: 'told', action: 'list pods' });
const unreachable = new AppError('clusterUnreachable', { context: 'told' });
const gpuNode: KubernetesObject = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-a', uid: 'n' }, status: { capacity: { 'nvidia.com/gpu': '1' }, allocatable: { 'nvidia.com/gpu': '1' }, conditions: [{ type: 'Ready', status: 'True' }] } };

/** Lets everything that is under way happen. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Collects what a source says, in short, until the signal aborts. */
function listen<T>(stream: AsyncIterable<Observed<T>>, short: (item: T) => string): { said: string[]; ended: Promise<void> } {
  const said: string[] = [];
  const run = async (): Promise<void> => {
    for await (const observed of stream) {
      if (observed.type === 'reset') said.push(`reset ${observed.items.map(short).join('; ')}`);
      else if (observed.type === 'upserted') said.push(short(observed.item));
      else said.push(observed.type === 'removed' ? `removed ${observed.key}` : `stale ${observed.error.code}`);
    }
  };
  return { said, ended: run() };
}

test('nodes and models share one watch of the pods, which ends with the last of them', async () => {
  const cluster = new ToldCluster();
  const view = observeCluster(cluster.api, 'default', () => now);
  await settled();
  assert.equal(cluster.open, 0);
  const [first, second] = [new AbortController(), new AbortController()];
  const nodes = listen(view.nodes.watch(first.signal), (node) => `${node.name} ${node.resources[0]?.used}/${node.resources[0]?.allocatable}`);
  const models = listen(view.models.watch(second.signal), (model) => `${model.workload.name}: ${model.status.text}`);
  await cluster.begin({ nodes: [gpuNode], pods: [pod({ status: loading() })], deployments: [deployment(1)] });
  assert.deepEqual(cluster.opened.toSorted(), ['deployments', 'jobs', 'nodes', 'pods', 'statefulsets']);
  assert.deepEqual(nodes.said, ['reset node-a 1/1']);
  assert.deepEqual(models.said, ['reset digits: Loading 0/1 ready for 3 min']);
  cluster.tell('pods', { type: 'upserted', item: pod() });
  await settled();
  cluster.tell('pods', { type: 'removed', key: 'uid-digits-6d5f7c9b8-abcde' });
  await settled();
  assert.deepEqual(nodes.said.slice(1), ['node-a 1/1', 'node-a 0/1']);
  assert.deepEqual(models.said.slice(1), ['digits: Ready 1/1', 'digits: Waiting for its pods']);
  first.abort();
  await nodes.ended;
  await settled();
  assert.ok(cluster.queues.has('pods'));
  second.abort();
  await models.ended;
  await settled();
  assert.equal(cluster.open, 0);
});

test('a lost connection makes both stale, a reset makes them fresh again', async () => {
  const cluster = new ToldCluster();
  const view = observeCluster(cluster.api, 'default', () => now);
  const stop = new AbortController();
  const models = listen(view.models.watch(stop.signal), (model) => model.status.text);
  await cluster.begin({ pods: [pod()], deployments: [deployment(1)] });
  cluster.tell('pods', { type: 'stale', error: unreachable });
  await settled();
  const late = listen(view.models.watch(stop.signal), (model) => model.status.text);
  await settled();
  assert.deepEqual(late.said, ['reset Ready 1/1', 'stale clusterUnreachable']);
  cluster.tell('pods', { type: 'reset', items: [] });
  await settled();
  assert.deepEqual(models.said, ['reset Ready 1/1', 'stale clusterUnreachable', 'reset Waiting for its pods']);
  stop.abort();
  await Promise.all([models.ended, late.ended]);
});

test('a cluster that cannot be reached at all fails both, and tells everything once it can', async () => {
  const cluster = new ToldCluster();
  const view = observeCluster(cluster.api, 'default', () => now);
  const stop = new AbortController();
  const nodes = listen(view.nodes.watch(stop.signal), (node) => node.name);
  const models = listen(view.models.watch(stop.signal), (model) => model.status.text);
  await settled();
  for (const plural of ['pods', 'nodes', 'deployments', 'statefulsets', 'jobs']) cluster.tell(plural, { type: 'stale', error: unreachable });
  await settled();
  assert.deepEqual([nodes.said, models.said], [['stale clusterUnreachable'], ['stale clusterUnreachable']]);
  await cluster.begin({ nodes: [gpuNode], pods: [pod()] });
  assert.equal(nodes.said.at(-1), 'reset node-a');
  assert.equal(models.said.at(-1), 'reset Ready 1/1');
  stop.abort();
  await Promise.all([nodes.ended, models.ended]);
});

test('who may not list everywhere sees the own namespace; what may not be listed at all is done without', async () => {
  const cluster = new ToldCluster();
  const view = observeCluster(cluster.api, 'models', () => now);
  const stop = new AbortController();
  const models = listen(view.models.watch(stop.signal), (model) => `${model.workload.name}: ${model.status.text}`);
  await settled();
  for (const plural of ['pods', 'nodes', 'deployments', 'statefulsets', 'jobs']) cluster.tell(plural, { type: 'stale', error: forbidden });
  await settled();
  assert.deepEqual(cluster.opened.filter((name) => name.includes('@')).toSorted(), ['deployments@models', 'jobs@models', 'pods@models', 'statefulsets@models']);
  for (const plural of ['deployments@models', 'statefulsets@models', 'jobs@models']) cluster.tell(plural, { type: 'stale', error: forbidden });
  const waiting = pod({ spec: { nodeName: '' }, status: unschedulable('1 Insufficient nvidia.com/gpu.') });
  cluster.tell('pods@models', { type: 'reset', items: [waiting] });
  await settled();
  assert.deepEqual(models.said, ['reset digits: Waiting: needs 1 nvidia.com/gpu, no node has them free']);
  stop.abort();
  await models.ended;
});
