import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { LogLine } from '../../../../src/core/clusters/clusterApi.ts';
import { connectCluster } from '../../../../src/services/kube/connectCluster.ts';
import { readLines } from '../../../../src/services/kube/readLines.ts';
import { type Answer, FakeApi, refuse } from './fakeApi.ts';

async function lines(answer: Answer, follow = true): Promise<{ lines: LogLine[]; api: FakeApi }> {
  const api = await FakeApi.start(answer);
  const cluster = connectCluster(api.login(), { timings: { answer: 50 } });
  try {
    return { lines: await Array.fromAsync(cluster.logs('models', 'digits-0', { container: 'server', follow, tailLines: 5 }, new AbortController().signal)), api };
  } finally {
    cluster.dispose();
    await api.close();
  }
}

async function parted(...chunks: readonly Uint8Array[]): Promise<string[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  return await Array.fromAsync(readLines(stream()));
}

test('lines and characters are whole wherever the chunks are cut', async () => {
  const bytes = Buffer.from('erste Zeile: grün\r\n\nzweite 🚀 Zeile\nlast');
  const expected = ['erste Zeile: grün', '', 'zweite 🚀 Zeile', 'last'];
  for (let cut = 0; cut <= bytes.length; cut++) assert.deepEqual(await parted(bytes.subarray(0, cut), bytes.subarray(cut)), expected);
  assert.deepEqual(await parted(...Array.from(bytes, (byte) => Buffer.from([byte]))), expected);
  assert.deepEqual(await parted(), []);
});

test('a line of twenty thousand chunks takes time in proportion', async () => {
  const chunk = Buffer.from('x'.repeat(50));
  const [line = ''] = await parted(...Array.from({ length: 20_000 }, () => chunk));
  assert.equal(line.length, 1_000_000);
});

test('asks for stamps and takes them off; words of the kubelet have none', async () => {
  const { lines: got, api } = await lines((_, response) => {
    response.write('2026-11-23T14:00:00.123456789Z loading we');
    setTimeout(() => response.end('ights\n2026-11-23T14:00:01Z \n2026-11-23T15:00:01+01:00 ready 1 2\nfailed to watch file: too many\n'), 20);
  });
  assert.deepEqual(got, [
    { time: '2026-11-23T14:00:00.123456789Z', text: 'loading weights' },
    { time: '2026-11-23T14:00:01Z', text: '' },
    { time: '2026-11-23T15:00:01+01:00', text: 'ready 1 2' },
    { time: '', text: 'failed to watch file: too many' },
  ]);
  const { path, query } = api.asked[0] ?? assert.fail('nothing was asked');
  assert.equal(path, '/api/v1/namespaces/models/pods/digits-0/log');
  assert.deepEqual(Object.fromEntries(query), { container: 'server', follow: 'true', tailLines: '5', timestamps: 'true' });
});

test('a container that is silent from the start is waited for, without limit', async () => {
  const { lines: got } = await lines((_, response) => void setTimeout(() => response.end('2026-11-23T14:00:00Z at last\n'), 300));
  assert.deepEqual(got.map((line) => line.text), ['at last']);
});

test('a refusal is told in the words of the server', async () => {
  const words = 'container "server" in pod "digits-0" is waiting to start: ContainerCreating';
  await assert.rejects(lines((_, response) => refuse(response, 400, words)), (error: unknown) => error instanceof AppError && error.code === 'clusterRequestFailed' && error.facts['reason'] === words);
});

test('a stream that breaks off is an error, one that is stopped rejects with the reason', async () => {
  await assert.rejects(
    lines((_, response) => {
      response.write('2026-11-23T14:00:00Z a\n');
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
    }),
    (error: unknown) => error instanceof AppError && error.code === 'clusterUnreachable',
  );
  const api = await FakeApi.start((_, response) => void response.write('2026-11-23T14:00:00Z a\n'));
  const cluster = connectCluster(api.login());
  const stop = new AbortController();
  const reading = Array.fromAsync(cluster.logs('models', 'digits-0', { follow: true }, stop.signal));
  setTimeout(() => stop.abort(new Error('enough')), 30);
  await assert.rejects(reading, /enough/);
  await wait(20);
  assert.equal(api.sockets.size, 0);
  cluster.dispose();
  await api.close();
});

test('a reader who leaves early leaves no connection behind', async () => {
  const api = await FakeApi.start((_, response) => void response.write('2026-11-23T14:00:00Z a\n2026-11-23T14:00:00Z b\n'));
  const cluster = connectCluster(api.login());
  for await (const line of cluster.logs('models', 'digits-0', { follow: true }, new AbortController().signal)) {
    assert.equal(line.text, 'a');
    break;
  }
  await wait(20);
  assert.equal(api.sockets.size, 0);
  cluster.dispose();
  await api.close();
});
