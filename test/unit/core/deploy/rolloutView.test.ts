import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { AppError } from '../../../../src/base/errors.ts';
import type { Observed } from '../../../../src/core/change.ts';
import type { ApiResource, ListOptions } from '../../../../src/core/clusters/clusterApi.ts';
import { ChangeWaiter } from '../../../../src/core/deploy/rollout/changeWaiter.ts';
import { readNodeFacts } from '../../../../src/core/clusters/scheduling/readNodeFacts.ts';
import { RolloutView } from '../../../../src/core/deploy/rollout/rolloutView.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { FakeCluster } from './fakeCluster.ts';
import { deployment, event, node, pod } from './objects.ts';

const forbidden = (what: string): AppError => new AppError('clusterForbidden', { context: 'dev', action: `list ${what}` });

/** A cluster that refuses to list or watch some kinds. */
class GuardedCluster extends FakeCluster {
  readonly hidden = new Set<string>();

  override watch(resource: ApiResource, options: ListOptions, signal: AbortSignal): AsyncGenerator<Observed<KubernetesObject>> {
    if (this.hidden.has(resource.kind)) throw forbidden(resource.plural);
    return super.watch(resource, options, signal);
  }

  override list(resource: ApiResource, options: ListOptions): AsyncGenerator<readonly KubernetesObject[]> {
    if (this.hidden.has(resource.kind)) throw forbidden(resource.plural);
    return super.list(resource, options);
  }
}

interface Viewed {
  readonly view: RolloutView;
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

async function look(cluster: FakeCluster, ...objects: readonly KubernetesObject[]): Promise<Viewed> {
  const troubles: string[] = [];
  const view = new RolloutView(objects, cluster, { changed: () => undefined, trouble: (text) => void troubles.push(text) });
  const closing = new AbortController();
  const running = view.run(closing.signal);
  await after(20);
  return {
    view,
    troubles,
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

test('events that may not be read only make explanations poorer', async () => {
  const cluster = new GuardedCluster();
  cluster.hidden.add('Event');
  const owner = deployment('digits', {});
  cluster.put(owner);
  const { view, troubles, close } = await look(cluster, owner);
  assert.equal(view.graphs(undefined)[0]?.object, owner);
  assert.deepEqual(troubles, ['Events cannot be watched, so explanations are poorer. You may not list events on the cluster "dev".']);
  await close();
});

test('pods that may not be read make watching impossible, and it is said', async () => {
  const cluster = new GuardedCluster();
  cluster.hidden.add('Pod');
  const { view, close } = await look(cluster, deployment('digits', {}));
  assert.throws(() => view.graphs(undefined), (error) => error instanceof AppError && error.code === 'clusterForbidden');
  await close();
});

test('a lost connection is told once until it is back', async () => {
  const cluster = new FakeCluster();
  const stale: Observed<KubernetesObject> = { type: 'stale', error: new AppError('clusterUnreachable', { context: 'dev', server: 'https://x', reason: 'reset.' }) };
  const original = cluster.watch.bind(cluster);
  cluster.watch = async function* (resource, options, signal) {
    if (resource.kind === 'Deployment') yield* [stale, stale];
    yield* original(resource, options, signal);
  };
  const { troubles, close } = await look(cluster, deployment('digits', {}));
  assert.deepEqual(troubles, ['The cluster "dev" does not answer at https://x: reset. Trying again.']);
  await close();
});

test('events of a busy namespace do not pile up', async () => {
  const cluster = new FakeCluster();
  const owner = deployment('digits', {});
  const { view, close } = await look(cluster, owner);
  for (let i = 0; i < 3000; i++) cluster.put(event(pod(`p${i}`), 'Pulled', 'x'));
  await after(50);
  assert.equal(view.graphs(undefined)[0]?.events.length, 2000);
  await close();
});

test('closing ends every watch', async () => {
  const cluster = new FakeCluster();
  const { close } = await look(cluster, deployment('a', {}), deployment('b', {}));
  assert.equal(cluster.openWatches, 7);
  await close();
  assert.equal(cluster.openWatches, 0);
});

test('a change during the work is not slept over', async () => {
  const waiter = new ChangeWaiter();
  const { signal } = new AbortController();
  waiter.changed();
  await waiter.next(60_000, signal);
  const sleeping = waiter.next(60_000, signal);
  waiter.changed();
  await sleeping;
  await waiter.next(1, signal);
});

test('an abort ends the sleep with the signal’s reason', async () => {
  const abort = new AbortController();
  const sleeping = new ChangeWaiter().next(60_000, abort.signal);
  abort.abort();
  await assert.rejects(sleeping, { name: 'AbortError' });
});

test('nodes are read with what their pods hold; finished and unplaced pods hold nothing', async () => {
  const cluster = new FakeCluster();
  cluster.put(node('h100-0', { 'nvidia.com/gpu': '8' }));
  const on = { nodeName: 'h100-0' };
  const resources = { limits: { 'nvidia.com/gpu': '2' } };
  cluster.put(pod('a', { resources, spec: on, status: { phase: 'Running' } }));
  cluster.put(pod('b', { resources, spec: on, status: { phase: 'Succeeded' } }));
  cluster.put(pod('c', { resources }));
  const facts = await readNodeFacts(cluster, new AbortController().signal);
  assert.deepEqual(facts?.pods?.map(({ name, requests }) => [name, requests]), [['a', { 'nvidia.com/gpu': 2 }]]);
  assert.equal(facts?.nodes.length, 1);
});

test('what a user may not read is unknown, not empty', async () => {
  const cluster = new GuardedCluster();
  cluster.put(node('h100-0', {}));
  cluster.hidden.add('Pod');
  const { signal } = new AbortController();
  assert.deepEqual([(await readNodeFacts(cluster, signal))?.pods, (await readNodeFacts(cluster, signal))?.nodes.length], [undefined, 1]);
  cluster.hidden.add('Node');
  assert.equal(await readNodeFacts(cluster, signal), undefined);
});
