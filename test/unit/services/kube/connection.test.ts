import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { ApiResource } from '../../../../src/core/clusters/clusterApi.ts';
import { connectCluster } from '../../../../src/services/kube/connectCluster.ts';
import { FakeApi, list, refuse, reply, stored } from './fakeApi.ts';

const configMaps: ApiResource = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };
const endless = new AbortController().signal;
const version = { major: '1', minor: '31+', gitVersion: 'v1.31.2-eks-1' };

function withCode(code: string, words: RegExp = /./): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code && words.test(JSON.stringify(error.facts));
}

test('nothing is contacted before the first call, and many calls share few connections', async () => {
  const api = await FakeApi.start((_, response) => reply(response, version));
  const cluster = connectCluster(api.login());
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(api.connections, 0);
  for (let i = 0; i < 10; i++) assert.deepEqual(await cluster.version(endless), { major: 1, minor: 31, gitVersion: 'v1.31.2-eks-1' });
  assert.equal(api.connections, 1);
  cluster.dispose();
  await api.closedByOthers();
  await api.close();
});

test('sends the token, the name and password and the impersonation of the kubeconfig', async () => {
  const seen: (string | undefined)[] = [];
  const api = await FakeApi.start((asked, response) => {
    seen.push(asked.authorization);
    reply(response, version);
  });
  for (const user of [{ token: 'abc' }, { username: 'ann', password: 'pw' }, {}]) {
    const cluster = connectCluster(api.login(user));
    await cluster.version(endless);
    cluster.dispose();
  }
  assert.deepEqual(seen, ['Bearer abc', `Basic ${Buffer.from('ann:pw').toString('base64')}`, undefined]);
  await api.close();
});

test('a login that is refused is tried once more and then told', async () => {
  const api = await FakeApi.start((_, response) => refuse(response, 401, 'Unauthorized'));
  const cluster = connectCluster(api.login({ token: 'old' }));
  await assert.rejects(cluster.version(endless), withCode('clusterUnauthorized', /"context":"fake"/));
  assert.equal(api.asked.length, 2);
  cluster.dispose();
  await api.close();
});

test('a server that is not there, that never answers and that never accepts are all unreachable', async () => {
  const gone = await FakeApi.start(() => undefined);
  const login = gone.login();
  await gone.close();
  const dead = connectCluster(login);
  await assert.rejects(dead.version(endless), withCode('clusterUnreachable', /ECONNREFUSED/));
  const mute = await FakeApi.start(() => undefined);
  const waiting = connectCluster(mute.login(), { timings: { answer: 50 } });
  await assert.rejects(waiting.version(endless), withCode('clusterUnreachable', /no answer within 0.05 s/));
  for (const cluster of [dead, waiting]) cluster.dispose();
  await mute.close();
});

test('a TLS handshake that nobody answers ends in time', async () => {
  const sockets: { destroy(): void }[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => socket.destroy())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = await FakeApi.start(() => undefined);
  const { cluster: entry, ...rest } = api.login();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const cluster = connectCluster({ ...rest, cluster: { ...entry, server: `https://127.0.0.1:${port}` } }, { timings: { connect: 50 } });
  await assert.rejects(cluster.version(endless), withCode('clusterUnreachable', /no connection within 0.05 s/));
  cluster.dispose();
  for (const socket of sockets) socket.destroy();
  server.close();
  await api.close();
});

test('an abort rejects with its reason and closes the connection', async () => {
  const api = await FakeApi.start(() => undefined);
  const cluster = connectCluster(api.login());
  const stop = new AbortController();
  const reason = new Error('enough');
  const call = cluster.version(stop.signal);
  setTimeout(() => stop.abort(reason), 30);
  await assert.rejects(call, reason);
  await assert.rejects(cluster.version(stop.signal), reason);
  await api.closedByOthers();
  cluster.dispose();
  await api.close();
});

test('disposing ends what still runs', async () => {
  const api = await FakeApi.start(() => undefined);
  const cluster = connectCluster(api.login());
  const call = cluster.version(endless);
  setTimeout(() => cluster.dispose(), 30);
  await assert.rejects(call, withCode('clusterUnreachable'));
  await assert.rejects(cluster.version(endless), withCode('clusterUnreachable', /closed/));
  await api.close();
});

test('disposing ends a watch, also while it pauses between two attempts', async () => {
  const api = await FakeApi.start((_, response) => refuse(response, 500, 'not today'));
  const cluster = connectCluster(api.login(), { timings: { retry: [60_000, 60_000] } });
  const said: string[] = [];
  for await (const observed of cluster.watch(configMaps, {}, endless)) {
    said.push(observed.type);
    setTimeout(() => cluster.dispose(), 20);
  }
  assert.deepEqual(said, ['stale']);
  await api.close();
});

test('goes through the proxy that the kubeconfig names', async () => {
  const proxy = await FakeApi.start((_, response) => reply(response, version));
  const { cluster: entry, ...rest } = proxy.login();
  const cluster = connectCluster({ ...rest, cluster: { ...entry, server: 'http://inside.example:8001', proxyUrl: proxy.url } });
  assert.equal((await cluster.version(endless)).minor, 31);
  assert.deepEqual([proxy.tunnels, proxy.asked[0]?.path], [['inside.example:8001'], '/version']);
  cluster.dispose();
  await proxy.closedByOthers();
  await proxy.close();
});

test('a certificate file that the kubeconfig names and nobody can read is named', async () => {
  const api = await FakeApi.start((_, response) => reply(response, version));
  const cluster = connectCluster(api.login({ certFile: '/nowhere/client.crt' }));
  await assert.rejects(cluster.version(endless), withCode('kubeconfigInvalid', /\/nowhere\/client\.crt/));
  cluster.dispose();
  await api.close();
});

test('lists page by page, without managedFields and with the kind that list items leave out', async () => {
  const api = await FakeApi.start((asked, response) => reply(response, asked.query.get('continue') === 'more' ? list('9', [stored('b', '2')]) : list('9', [stored('a', '1')], 'more')));
  const cluster = connectCluster(api.login());
  const pages: string[][] = [];
  for await (const page of cluster.list(configMaps, { namespace: 'default', labelSelector: 'app=x' }, endless)) {
    pages.push(page.map((object) => `${object.apiVersion} ${object.kind} ${object.metadata.name} ${'managedFields' in object.metadata}`));
  }
  assert.deepEqual(pages, [['v1 ConfigMap a false'], ['v1 ConfigMap b false']]);
  assert.equal(api.asked[0]?.path, '/api/v1/namespaces/default/configmaps');
  assert.equal(api.asked[0]?.query.get('labelSelector'), 'app=x');
  cluster.dispose();
  await api.close();
});

test('a list that the server forgets half-way goes on from where it was, without telling anything twice', async () => {
  const api = await FakeApi.start((asked, response) => {
    const token = asked.query.get('continue');
    if (token === null) return reply(response, list('9', [stored('a', '1')], 'old'));
    if (token === 'old') return refuse(response, 410, 'expired', { metadata: { continue: 'fresh' } });
    reply(response, list('12', [stored('b', '2')]));
  });
  const cluster = connectCluster(api.login(), { timings: { retry: [1, 2] } });
  const names: (string | undefined)[] = [];
  for await (const page of cluster.list(configMaps, {}, endless)) names.push(...page.map((object) => object.metadata.name));
  assert.deepEqual(names, ['a', 'b']);
  cluster.dispose();
  await api.close();
});

test('discovery asks once per apiVersion and again for a kind that was missing', async () => {
  let installed = false;
  const api = await FakeApi.start((asked, response) => {
    if (asked.path === '/apis/ray.io/v1' && !installed) return void response.writeHead(404).end('404 page not found\n');
    const resources = asked.path === '/api/v1' ? [{ name: 'pods', kind: 'Pod', namespaced: true }, { name: 'pods/log', kind: 'Pod', namespaced: true }] : [{ name: 'rayclusters', kind: 'RayCluster', namespaced: true }];
    reply(response, { kind: 'APIResourceList', resources });
  });
  const cluster = connectCluster(api.login());
  const pod = { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };
  assert.deepEqual(await cluster.resource('v1', 'Pod', endless), pod);
  assert.deepEqual(await cluster.resource('v1', 'Pod', endless), pod);
  assert.equal(api.asked.length, 1);
  await assert.rejects(cluster.resource('ray.io/v1', 'RayCluster', endless), withCode('kindUnknown', /RayCluster/));
  installed = true;
  assert.equal((await cluster.resource('ray.io/v1', 'RayCluster', endless)).plural, 'rayclusters');
  cluster.dispose();
  await api.close();
});
