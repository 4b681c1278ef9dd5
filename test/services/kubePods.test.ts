import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Disposable } from '../../src/base/lifecycle.ts';
import { AppError } from '../../src/base/errors.ts';
import type { Observed } from '../../src/core/change.ts';
import type { ClusterApi, LogLine } from '../../src/core/clusters/clusterApi.ts';
import type { NodeSummary } from '../../src/core/clusters/node.ts';
import { observeCluster } from '../../src/core/clusters/observeCluster.ts';
import type { Model } from '../../src/core/models/model.ts';
import { http } from '../sandbox/http.ts';
import { realNodeName } from '../sandbox/certificates.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { connectTo, rejectedWith, until } from './kubeWorld.ts';
import { SandboxNamespace } from './sandboxNamespace.ts';

const { signal } = new AbortController();
let sandbox: Sandbox;
let namespace: SandboxNamespace;
let cluster: ClusterApi & Disposable;

/** A pod that writes a line each half second, serves its own files and ends at once when told to. */
const chatter = "trap 'exit 0' TERM; mkdir -p /www; echo 'Grüße 🚀' > /www/index.html; httpd -p 8080 -h /www; echo first; i=0; while true; do i=$((i+1)); echo line $i; sleep 0.5 & wait; done";

function podSpec(script: string, limits: Record<string, string> = {}): object {
  return {
    nodeSelector: { 'kubernetes.io/hostname': realNodeName },
    terminationGracePeriodSeconds: 1,
    containers: [{ name: 'main', image: sandbox.busyboxImage, command: ['/bin/sh', '-c', script], resources: { limits } }],
  };
}

before(async () => {
  sandbox = await startSandbox({ report: (part, state, text) => console.log(`# ${part} ${state}: ${text}`), signal });
  namespace = await SandboxNamespace.create(sandbox.kubeconfig, 'kube-pods', signal);
  cluster = await connectTo(sandbox.kubeconfig, sandbox.context, { timings: { answer: 2000 } });
  await namespace.createPod('chatter', podSpec(chatter));
  await namespace.waitForPod('chatter', (pod) => pod.ready);
});

after(async () => {
  cluster.dispose();
  await namespace.remove();
  await sandbox.stop();
});

test('follows a log from its first line, with stamps, until it is told to stop', async () => {
  const stop = new AbortController();
  const stream = cluster.logs(namespace.name, 'chatter', { container: 'main', follow: true }, stop.signal)[Symbol.asyncIterator]();
  const lines = await until(stream, (line) => line.text === 'line 4');
  assert.deepEqual(lines.map((line) => line.text), ['first', 'line 1', 'line 2', 'line 3', 'line 4']);
  assert.ok(lines.every((line) => !Number.isNaN(Date.parse(line.time))));
  stop.abort();
  await assert.rejects(Promise.resolve(stream.next()), { name: 'AbortError' });
});

test('a log that is read at once ends; sinceTime and tailLines cut it', async () => {
  const all = await Array.fromAsync(cluster.logs(namespace.name, 'chatter', { follow: false }, signal));
  const [tail] = await Array.fromAsync(cluster.logs(namespace.name, 'chatter', { follow: false, tailLines: 1 }, signal));
  assert.ok(all.length >= 5 && tail !== undefined);
  const later = await Array.fromAsync(cluster.logs(namespace.name, 'chatter', { follow: false, sinceTime: all[4]?.time ?? '' }, signal));
  assert.ok(later.length < all.length + 2 && later.some((line) => line.text === tail.text));
});

test('follows a container that stays silent for longer than any answer may take, to its end', async () => {
  await namespace.createPod('silent', { ...podSpec('sleep 4; echo done; exit 3'), restartPolicy: 'Never' });
  await namespace.waitForPod('silent', (pod) => pod.phase === 'Running');
  const lines: LogLine[] = await Array.fromAsync(cluster.logs(namespace.name, 'silent', { follow: true }, signal));
  assert.deepEqual(lines.map((line) => line.text), ['done']);
});

test('a log that cannot be had says why in the words of the cluster', async () => {
  const log = (pod: string, more: { container?: string; previous?: boolean } = {}): Promise<LogLine[]> => Array.fromAsync(cluster.logs(namespace.name, pod, { follow: false, ...more }, signal));
  await assert.rejects(log('nobody'), rejectedWith('clusterRequestFailed', /pods "nobody" not found/));
  await assert.rejects(log('chatter', { container: 'other' }), rejectedWith('clusterRequestFailed', /container other is not valid for pod chatter/));
  await assert.rejects(log('chatter', { previous: true }), rejectedWith('clusterRequestFailed', /previous terminated container/));
  await namespace.createPod('unpullable', { ...podSpec('true'), containers: [{ name: 'main', image: `${sandbox.registry.open}/not/there:1` }] });
  await namespace.waitForPod('unpullable', (pod) => pod.nodeName !== undefined);
  await assert.rejects(log('unpullable'), rejectedWith('clusterRequestFailed', /is waiting to start|is not available/));
});

test('a forwarded port answers many connections, and is closed when it is told to stop', async () => {
  const stop = new AbortController();
  const { localPort } = await cluster.forward(namespace.name, 'chatter', 8080, stop.signal);
  const answers = await Promise.all(Array.from({ length: 8 }, () => http(`http://127.0.0.1:${localPort}/`, {}, signal)));
  assert.deepEqual([...new Set(answers.map((answer) => `${answer.status} ${answer.text.trim()}`))], ['200 Grüße 🚀']);
  stop.abort();
  await assert.rejects(http(`http://127.0.0.1:${localPort}/`, {}, signal), /ECONNREFUSED/);
});

test('a port on which nothing listens closes the connection; a pod that is not there is told at once', async () => {
  const stop = new AbortController();
  const { localPort } = await cluster.forward(namespace.name, 'chatter', 9, stop.signal);
  await assert.rejects(http(`http://127.0.0.1:${localPort}/`, {}, signal), /socket hang up|ECONNRESET/);
  await assert.rejects(cluster.forward(namespace.name, 'nobody', 8080, stop.signal), rejectedWith('portUnavailable', /there is no such pod/));
  await assert.rejects(cluster.forward(namespace.name, 'unpullable', 8080, stop.signal), rejectedWith('portUnavailable', /Pending, not Running/));
  stop.abort();
});

/** The last thing a view said of one item. */
class Seen<T> {
  readonly items = new Map<string, T>();
  private readonly keyOf: (item: T) => string;
  private readonly stream: AsyncIterator<Observed<T>>;

  constructor(stream: AsyncIterable<Observed<T>>, keyOf: (item: T) => string) {
    this.stream = stream[Symbol.asyncIterator]();
    this.keyOf = keyOf;
  }

  async until(wanted: (items: ReadonlyMap<string, T>) => boolean): Promise<ReadonlyMap<string, T>> {
    while (!wanted(this.items)) {
      const { value: observed, done } = await this.stream.next();
      if (done === true) throw new Error('the view ended');
      const change: Observed<T> = observed;
      if (change.type === 'stale') throw change.error;
      if (change.type === 'removed') this.items.delete(change.key);
      else for (const item of change.type === 'reset' ? change.items : [change.item]) this.items.set(this.keyOf(item), item);
    }
    return this.items;
  }
}

function nodeNamed(nodes: ReadonlyMap<string, NodeSummary>, name: string): NodeSummary {
  return [...nodes.values()].find((node) => node.name === name) ?? assert.fail(`no node ${name}`);
}

test('nodes show their devices, and what a pod takes and gives back', async () => {
  const stop = new AbortController();
  const view = observeCluster(cluster, 'default', Date.now);
  const nodes = new Seen(view.nodes.watch(stop.signal), (node) => node.uid);
  const all = await nodes.until((items) => items.size >= 6);
  const h100 = nodeNamed(all, 'gpu-node-h100');
  assert.equal(h100.accelerator?.product, 'NVIDIA-H100-80GB-HBM3');
  assert.ok(h100.taints.some((taint) => taint.key === 'nvidia.com/gpu'));
  assert.ok(nodeNamed(all, 'gpu-node-a100-mig').resources.some((resource) => resource.name === 'nvidia.com/mig-3g.20gb'));
  assert.equal(nodeNamed(all, 'gpu-node-a100-mig').accelerator?.mig, 'mixed');
  assert.equal(nodeNamed(all, 'gpu-node-t4-shared').accelerator?.shared, true);
  assert.ok([...all.values()].some((node) => node.cordoned));
  const free = (items: ReadonlyMap<string, NodeSummary>): number => nodeNamed(items, realNodeName).resources.find((resource) => resource.name === 'nvidia.com/gpu')?.free ?? 0;
  const spare = free(all);
  assert.ok(spare >= 1, `the real node has ${spare} free GPUs`);
  await namespace.createPod('holder', podSpec(chatter, { 'nvidia.com/gpu': '1' }));
  await nodes.until((items) => free(items) === spare - 1);
  await namespace.deletePod('holder');
  await nodes.until((items) => free(items) === spare);
  stop.abort();
});

test('models come up, wait and fail with the line that says so', async () => {
  const stop = new AbortController();
  const models = new Seen(observeCluster(cluster, 'default', Date.now).models.watch(stop.signal), (model) => model.key);
  const told = (items: ReadonlyMap<string, Model>, name: string): Model | undefined => [...items.values()].find((model) => model.workload.name === name && model.namespace === namespace.name);
  const line = async (name: string, wanted: RegExp): Promise<void> => void (await models.until((items) => wanted.test(told(items, name)?.status.text ?? '')));
  await namespace.createPod('fits', podSpec(chatter, { 'nvidia.com/gpu': '1' }));
  await line('fits', /^Ready 1\/1$/);
  await namespace.createPod('too-big', { ...podSpec(chatter, { 'nvidia.com/gpu': '64' }), nodeSelector: {} });
  await line('too-big', /^Waiting: needs 64 nvidia\.com\/gpu, the largest node has 8$/);
  await namespace.createPod('crashes', podSpec('echo CUDA out of memory; exit 7', { 'nvidia.com/gpu': '1' }));
  await line('crashes', /^Crashed: exit 7$/);
  await namespace.deletePod('crashes');
  await models.until((items) => told(items, 'crashes') === undefined);
  const image = `${sandbox.registry.open}/not/there:1`;
  await namespace.createPod('unknown-image', { ...podSpec('true'), containers: [{ name: 'main', image, resources: { limits: { 'nvidia.com/gpu': '1' } } }] });
  await line('unknown-image', /^Image cannot be pulled: .*not found/);
  assert.equal(told(models.items, 'chatter'), undefined);
  stop.abort();
});

test('errors of this file hold no credential', async () => {
  const error = await Array.fromAsync(cluster.logs(namespace.name, 'nobody', { follow: false }, signal)).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof AppError);
  assert.equal(/PRIVATE KEY|Bearer /.test(`${error.detail} ${error.message} ${JSON.stringify(error.facts)}`), false);
});
