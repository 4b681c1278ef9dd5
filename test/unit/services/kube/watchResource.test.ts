import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observed } from '../../../../src/core/change.ts';
import type { ApiResource } from '../../../../src/core/clusters/clusterApi.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { connectCluster } from '../../../../src/services/kube/connectCluster.ts';
import { type Answer, emit, FakeApi, list, refuse, reply, stored } from './fakeApi.ts';

const configMaps: ApiResource = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };
const quick = { connect: 1000, answer: 1000, watch: 60_000, silence: 200, healthy: 50, retry: [10, 40] as const, refused: [20, 40] as const };

/** Watches until `enough` things were seen, and tells them in short. */
async function watched(answer: Answer, enough: number, between: (count: number) => void = () => undefined): Promise<{ said: string[]; api: FakeApi }> {
  const api = await FakeApi.start(answer);
  const cluster = connectCluster(api.login(), { timings: quick });
  const stop = new AbortController();
  const watchdog = setTimeout(() => stop.abort(), 10_000);
  const said: string[] = [];
  for await (const observed of cluster.watch(configMaps, { namespace: 'default' }, stop.signal)) {
    said.push(short(observed));
    between(said.length);
    if (said.length === enough) stop.abort();
  }
  clearTimeout(watchdog);
  cluster.dispose();
  await api.close();
  return { said, api };
}

function short(observed: Observed<KubernetesObject>): string {
  if (observed.type === 'reset') return `reset ${observed.items.map((item) => item.metadata.name).join(',')}`;
  if (observed.type === 'upserted') return `upserted ${observed.item.metadata.name}@${observed.item.metadata.resourceVersion}`;
  return observed.type === 'removed' ? `removed ${observed.key}` : `stale ${observed.error.code}`;
}

function watchesFrom(api: FakeApi): (string | null)[] {
  return api.asked.filter((asked) => asked.query.has('watch')).map((asked) => asked.query.get('resourceVersion'));
}

test('lists, then tells what comes and goes', async () => {
  const { said, api } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('5', [stored('a', '1')]));
    emit(response, { type: 'ADDED', object: stored('b', '6') }, { type: 'DELETED', object: stored('a', '7') });
  }, 3);
  assert.deepEqual(said, ['reset a', 'upserted b@6', 'removed uid-a']);
  assert.equal(api.asked[1]?.query.get('allowWatchBookmarks'), 'true');
  assert.ok(Number(api.asked[1]?.query.get('timeoutSeconds')) > 0);
});

test('goes on silently from the last bookmark when the server ends a watch in the usual way', async () => {
  const { said, api } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('5', [stored('a', '1')]));
    if (asked.turn > 1) return emit(response, { type: 'MODIFIED', object: stored('a', '41') });
    emit(response, { type: 'BOOKMARK', object: { kind: 'ConfigMap', metadata: { resourceVersion: '40' } } });
    setTimeout(() => response.end(), 80);
  }, 2);
  assert.deepEqual(said, ['reset a', 'upserted a@41']);
  assert.deepEqual(watchesFrom(api), ['5', '40']);
  assert.equal(api.asked.filter((asked) => !asked.query.has('watch')).length, 1);
});

test('after a broken connection it is stale, resumes where it was, and resets from what it knows', async () => {
  const { said, api } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('5', [stored('a', '1')]));
    emit(response, asked.turn === 1 ? { type: 'ADDED', object: stored('b', '6') } : { type: 'ADDED', object: stored('c', '7') });
    if (asked.turn === 1) setTimeout(() => response.socket?.resetAndDestroy(), 20);
  }, 5);
  assert.deepEqual(said, ['reset a', 'upserted b@6', 'stale clusterUnreachable', 'reset a,b', 'upserted c@7']);
  assert.deepEqual(watchesFrom(api), ['5', '6']);
});

test('a connection that is closed in the middle of an answer counts as broken', async () => {
  const { said } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('5', []));
    emit(response, { type: 'ADDED', object: stored('b', '6') });
    if (asked.turn === 1) setTimeout(() => response.socket?.end(), 20);
  }, 4);
  assert.deepEqual(said, ['reset ', 'upserted b@6', 'stale clusterUnreachable', 'reset b']);
});

test('a server that sends bookmarks and then stays silent is given up', async () => {
  const { said, api } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('5', [stored('a', '1')]));
    emit(response, { type: 'BOOKMARK', object: { metadata: { resourceVersion: '9' } } }, { type: 'MODIFIED', object: stored('a', '10') });
  }, 4);
  assert.deepEqual(said, ['reset a', 'upserted a@10', 'stale clusterUnreachable', 'reset a']);
  assert.deepEqual(watchesFrom(api), ['5', '10']);
});

test('lists anew when its point in time is forgotten, told by status or by event', async () => {
  const { said } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list(String(asked.turn), [stored(`list${asked.turn}`, '1')]));
    if (asked.turn === 1) return refuse(response, 410, 'too old resource version');
    emit(response, { type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } });
  }, 3);
  assert.deepEqual(said, ['reset list1', 'reset list2', 'reset list3']);
});

test('pauses between watches that expire at once', async () => {
  const started = Date.now();
  const { api } = await watched((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('1', []));
    emit(response, { type: 'ERROR', object: { kind: 'Status', code: 410 } });
  }, 8);
  const paused = Date.now() - started;
  assert.ok(paused > 100, `eight lists took ${paused} ms`);
  assert.ok(api.asked.length <= 16);
});

test('an error event that is no expiry and a refused request make it stale with the words of the server', async () => {
  const stop = new AbortController();
  const api = await FakeApi.start((asked, response) => {
    if (!asked.query.has('watch')) return reply(response, list('1', []));
    if (asked.turn === 1) return emit(response, { type: 'ERROR', object: { kind: 'Status', code: 500, message: 'etcdserver: leader changed' } });
    refuse(response, 403, 'configmaps is forbidden: User "x" cannot watch resource "configmaps"');
  });
  const cluster = connectCluster(api.login(), { timings: quick });
  const reasons: string[] = [];
  for await (const observed of cluster.watch(configMaps, {}, stop.signal)) {
    if (observed.type === 'stale') reasons.push(`${observed.error.code}: ${observed.error.facts['reason']}`);
    if (reasons.length === 2) stop.abort();
  }
  assert.deepEqual(reasons, [
    'clusterRequestFailed: etcdserver: leader changed',
    'clusterForbidden: configmaps is forbidden: User "x" cannot watch resource "configmaps"',
  ]);
  cluster.dispose();
  await api.close();
});

test('never gives up on a dead server and leaves no socket behind when it is told to stop', async () => {
  const api = await FakeApi.start((_, response) => void response.socket?.destroy());
  const cluster = connectCluster(api.login(), { timings: quick });
  const stop = new AbortController();
  let failures = 0;
  for await (const observed of cluster.watch(configMaps, {}, stop.signal)) {
    assert.equal(observed.type, 'stale');
    if (++failures === 6) stop.abort();
  }
  cluster.dispose();
  await api.closedByOthers();
  await api.close();
});

test('ends at once, without an error, when it is told to stop in the middle of a silent watch', async () => {
  const api = await FakeApi.start((asked, response) => (asked.query.has('watch') ? emit(response) : reply(response, list('1', []))));
  const cluster = connectCluster(api.login(), { timings: quick });
  const stop = new AbortController();
  const said: string[] = [];
  for await (const observed of cluster.watch(configMaps, {}, stop.signal)) {
    said.push(short(observed));
    setTimeout(() => stop.abort(), 30);
  }
  assert.deepEqual(said, ['reset ']);
  await api.closedByOthers();
  cluster.dispose();
  await api.close();
});
