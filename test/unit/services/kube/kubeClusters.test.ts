import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { KubeClusters } from '../../../../src/services/kube/kubeClusters.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { FakeApi, list, reply } from './fakeApi.ts';

const endless = new AbortController().signal;

function config(server: string, current: string): string {
  return `
current-context: ${current}
clusters: [{name: lab, cluster: {server: "${server}"}}]
contexts:
- {name: lab, context: {cluster: lab, namespace: models}}
- {name: broken, context: {cluster: gone}}
`;
}

function failsWith(code: string, words = /./): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code && words.test(JSON.stringify(error.facts));
}

test('a context keeps its connection until its entry changes; the current context does not count', async (context) => {
  const api = await FakeApi.start((asked, response) => reply(response, asked.path === '/version' ? { major: '1', minor: '36' } : list('1', [])));
  const folder = await temporaryFolder(context, { config: config(api.url, 'lab') });
  const path = join(folder, 'config');
  const clusters = new KubeClusters([path]);
  const first = await clusters.connect('lab');
  await writeFile(path, config(api.url, 'broken'));
  assert.equal(await clusters.connect('lab'), first);
  assert.equal(api.connections, 0);
  assert.equal((await first.api.version(endless)).minor, 36);
  await writeFile(path, config(`${api.url}/prefix`, 'lab'));
  const second = await clusters.connect('lab');
  assert.notEqual(second, first);
  await assert.rejects(first.api.version(endless), failsWith('clusterUnreachable', /closed/));
  await second.api.resource('v1', 'Pod', endless).catch(() => undefined);
  assert.equal(api.asked.at(-1)?.path, '/prefix/api/v1');
  clusters.dispose();
  await api.close();
});

test('what cannot be connected says why', async (context) => {
  const folder = await temporaryFolder(context, { config: config('https://lab.example', 'lab') });
  const clusters = new KubeClusters([join(folder, 'config')]);
  await assert.rejects(clusters.connect('other'), failsWith('contextMissing', /other/));
  await assert.rejects(clusters.connect('broken'), failsWith('kubeconfigInvalid', /the cluster \\"gone\\" is not in the kubeconfig/));
  await assert.rejects(new KubeClusters([join(folder, 'nothing')]).connect('lab'), failsWith('kubeconfigMissing'));
  clusters.dispose();
});

test('the list follows the file, and is stale while the file cannot be read', async (context) => {
  const folder = await temporaryFolder(context, { config: config('https://lab.example', 'lab') });
  const path = join(folder, 'config');
  const clusters = new KubeClusters([path]);
  const stop = new AbortController();
  const watchdog = setTimeout(() => stop.abort(), 8000);
  const texts = ['', config('https://other.example', 'lab')];
  const said: string[] = [];
  for await (const observed of clusters.contexts.watch(stop.signal)) {
    if (observed.type === 'reset') said.push(observed.items[0]?.contexts.map((row) => `${row.name} ${row.server}`).join(', ') ?? '');
    else if (observed.type === 'stale') said.push(observed.error.code);
    const text = texts.shift();
    if (text === undefined) stop.abort();
    else setTimeout(() => void writeFile(path, text), 30);
  }
  clearTimeout(watchdog);
  clusters.dispose();
  assert.deepEqual(said, ['lab https://lab.example, broken ', 'kubeconfigInvalid', 'lab https://other.example, broken ']);
});
