import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Disposable } from '../../src/base/lifecycle.ts';
import type { Observed } from '../../src/core/change.ts';
import type { ClusterApi } from '../../src/core/clusters/clusterApi.ts';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { connectCluster } from '../../src/services/kube/connectCluster.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { configMap, connectTo, CuttableWay, deleteConfigMap, loginOf, rejectedWith, until } from './kubeWorld.ts';
import { SandboxNamespace } from './sandboxNamespace.ts';

const { signal } = new AbortController();
let sandbox: Sandbox;
let namespace: SandboxNamespace;
let cluster: ClusterApi & Disposable;

before(async () => {
  sandbox = await startSandbox({ parts: ['controlPlane'], report: (part, state, text) => console.log(`# ${part} ${state}: ${text}`), signal });
  namespace = await SandboxNamespace.create(sandbox.kubeconfig, 'kube-test', signal);
  cluster = await connectTo(sandbox.kubeconfig, sandbox.context);
});

after(async () => {
  cluster.dispose();
  await namespace.remove();
  await sandbox.stop();
});

function named(name: string): (observed: Observed<KubernetesObject>) => boolean {
  return (observed) => observed.type === 'upserted' && observed.item.metadata.name === name;
}

const apply = (name: string, data: { readonly [key: string]: string } = { a: '1' }): Promise<KubernetesObject> =>
  cluster.apply(configMap(name, data), { namespace: namespace.name, dryRun: false }, signal);

test('answers its version and knows its kinds', async () => {
  assert.deepEqual(await cluster.version(signal), { major: 1, minor: 36, gitVersion: 'v1.36.3' });
  assert.deepEqual(await cluster.resource('apps/v1', 'Deployment', signal), { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', namespaced: true });
  assert.deepEqual(await cluster.resource('v1', 'Node', signal), { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false });
  await assert.rejects(cluster.resource('absent.example/v1', 'Nothing', signal), rejectedWith('kindUnknown', /Nothing/));
  await assert.rejects(cluster.resource('v1', 'Pods', signal), rejectedWith('kindUnknown', /Pods/));
});

test('a dry run stores nothing, an apply stores the document under our own name', async () => {
  const where = { namespace: namespace.name, dryRun: true };
  const tried = await cluster.apply(configMap('tried'), where, signal);
  const resource = await cluster.resource('v1', 'ConfigMap', signal);
  assert.equal(tried.metadata.namespace, namespace.name);
  assert.equal(await cluster.get(resource, namespace.name, 'tried', signal), undefined);
  await cluster.apply(configMap('tried'), { ...where, dryRun: false }, signal);
  assert.deepEqual((await cluster.get(resource, namespace.name, 'tried', signal))?.['data'], { a: '1' });
  const whole = await namespace.get(`/api/v1/namespaces/${namespace.name}/configmaps/tried`);
  assert.match(whole.text, /"manager":"slipway","operation":"Apply"/);
});

test('a field that another manager owns is a conflict that names both, and nothing is taken', async () => {
  await namespace.post('/configmaps?fieldManager=somebody-else', configMap('theirs', { a: 'theirs' }));
  await assert.rejects(apply('theirs', { a: 'ours' }), rejectedWith('fieldConflict', /^manager=somebody-else$/m, /^fields=\.data\.a$/m, /ConfigMap\/theirs/));
  await apply('theirs', { b: 'ours' });
  const resource = await cluster.resource('v1', 'ConfigMap', signal);
  assert.deepEqual((await cluster.get(resource, namespace.name, 'theirs', signal))?.['data'], { a: 'theirs', b: 'ours' });
});

test('refuses what the server would silently drop, and quotes what it finds invalid', async () => {
  const where = { namespace: namespace.name, dryRun: true };
  await assert.rejects(cluster.apply(configMap('typo', {}, { dta: {} }), where, signal), rejectedWith('manifestRejected', /\.dta: field not declared in schema/));
  const container = { name: 'c', image: 'x', resources: { limits: { 'nvidia.com/gpu': '0.5' } } };
  const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [container] } };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'half' }, spec: { selector: { matchLabels: { app: 'x' } }, template } };
  await assert.rejects(cluster.apply(deployment, where, signal), rejectedWith('manifestRejected', /must be an integer/, /Deployment\/half/));
  const nameless = { ...configMap('x'), metadata: { generateName: 'x-' } };
  await assert.rejects(cluster.apply(nameless, where, signal), rejectedWith('manifestRejected', /metadata\.name/));
});

test('a missing namespace, a user without rights and a dead server each have their own error', async () => {
  await assert.rejects(cluster.apply(configMap('x'), { namespace: 'not-there', dryRun: true }, signal), rejectedWith('namespaceMissing', /not-there/));
  const powerless = await connectTo(sandbox.kubeconfig, 'sandbox-no-rights');
  const resource = await cluster.resource('v1', 'ConfigMap', signal);
  await assert.rejects(Array.fromAsync(powerless.list(resource, { namespace: namespace.name }, signal)), rejectedWith('clusterForbidden', /list configmaps/, /cannot list resource/));
  await assert.rejects(powerless.apply(configMap('x'), { namespace: namespace.name, dryRun: true }, signal), rejectedWith('clusterForbidden', /change ConfigMap\/x/));
  const dead = await connectTo(sandbox.kubeconfig, 'sandbox-dead');
  await assert.rejects(dead.version(signal), rejectedWith('clusterUnreachable', /sandbox-dead/));
  for (const other of [powerless, dead]) other.dispose();
});

test('a server whose certificate nobody vouches for is not trusted, unless the kubeconfig says so', async () => {
  const login = await loginOf(sandbox.kubeconfig, sandbox.context);
  const distrusting = connectCluster({ ...login, cluster: { ...login.cluster, caData: undefined, caFile: undefined } });
  await assert.rejects(distrusting.version(signal), rejectedWith('clusterUnreachable', /certificate/));
  const careless = connectCluster({ ...login, cluster: { ...login.cluster, caData: undefined, caFile: undefined, skipTlsVerify: true } });
  assert.equal((await careless.version(signal)).minor, 36);
  const anonymous = connectCluster({ ...login, user: { ...login.user, certData: undefined, certFile: undefined, token: 'wrong' } });
  await assert.rejects(anonymous.version(signal), rejectedWith('clusterUnauthorized'));
  for (const other of [distrusting, careless, anonymous]) other.dispose();
});

test('lists more than one page without losing or repeating an object', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, batch) => Promise.all(Array.from({ length: 25 }, (__, index) => apply(`page-${batch}-${index}`)))));
  const resource = await cluster.resource('v1', 'ConfigMap', signal);
  const pages = await Array.fromAsync(cluster.list(resource, { namespace: namespace.name, labelSelector: 'purpose=slipway-test' }, signal));
  const names = pages.flat().map((object) => object.metadata.name ?? '').filter((name) => name.startsWith('page-'));
  assert.ok(pages.length >= 2, `${pages.length} page`);
  assert.equal(new Set(names).size, 300);
  assert.equal(names.length, 300);
});

test('a watch tells what comes, changes and goes', async () => {
  const stop = new AbortController();
  const resource = await cluster.resource('v1', 'ConfigMap', signal);
  const watch = cluster.watch(resource, { namespace: namespace.name }, stop.signal)[Symbol.asyncIterator]();
  const [first] = await until(watch, (observed) => observed.type === 'reset');
  assert.equal(first?.type, 'reset');
  const stored = await apply('watched');
  await until(watch, named('watched'));
  await apply('watched', { a: '2' });
  const [changed] = (await until(watch, named('watched'))).slice(-1);
  assert.deepEqual(changed?.type === 'upserted' && changed.item['data'], { a: '2' });
  await deleteConfigMap(sandbox.kubeconfig, namespace.name, 'watched');
  const [gone] = (await until(watch, (observed) => observed.type === 'removed')).slice(-1);
  assert.deepEqual(gone, { type: 'removed', key: stored.metadata.uid });
  stop.abort();
  assert.equal((await watch.next()).done, true);
});

test('a cluster that goes down makes a watch stale; when it is back, nothing that happened meanwhile is missed', async () => {
  const login = await loginOf(sandbox.kubeconfig, sandbox.context);
  const way = new CuttableWay(login.cluster.server);
  const far = connectCluster(await way.lead(login), { timings: { retry: [50, 200] } });
  const stop = new AbortController();
  const resource = await cluster.resource('v1', 'ConfigMap', signal);
  const watch = far.watch(resource, { namespace: namespace.name }, stop.signal)[Symbol.asyncIterator]();
  await until(watch, (observed) => observed.type === 'reset');
  await way.cut();
  const [stale] = (await until(watch, (observed) => observed.type === 'stale')).slice(-1);
  assert.equal(stale?.type === 'stale' && stale.error.code, 'clusterUnreachable');
  await apply('meanwhile');
  await way.mend();
  const afterwards = await until(watch, named('meanwhile'));
  assert.ok(afterwards.some((observed) => observed.type === 'reset'));
  stop.abort();
  await watch.next();
  far.dispose();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(way.openSockets, 0);
  await way.cut();
});
