import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { AppError } from '../../../src/base/errors.ts';
import { errorMessage } from '../../../src/core/errorMessages.ts';
import { connectCluster } from '../../../src/services/kube/connectCluster.ts';
import type { PluginEntry } from '../../../src/services/kube/kubeconfigEntry.ts';
import { PluginCredentials } from '../../../src/services/kube/pluginCredentials.ts';
import { temporaryFolder, writeProgram } from '../../unit/services/temporaryFolder.ts';
import { FakeApi, refuse, reply } from '../../unit/services/kube/fakeApi.ts';

const endless = new AbortController().signal;
const version = { major: '1', minor: '36', gitVersion: 'v1.36.3' };

/** A login program that counts its runs in a file and answers what `answer` (source of a function of the run) says. */
async function program(context: TestContext, answer: string): Promise<{ plugin: PluginEntry; runs: () => Promise<number>; folder: string }> {
  const folder = await temporaryFolder(context, { count: '' });
  const source = `
const fs = require('node:fs');
fs.appendFileSync(${JSON.stringify(join(folder, 'count'))}, 'x');
const run = fs.readFileSync(${JSON.stringify(join(folder, 'count'))}, 'utf8').length;
const credential = (status) => console.log(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));
(${answer})(run, credential);`;
  await writeProgram(folder, 'login', source);
  const plugin = { apiVersion: 'client.authentication.k8s.io/v1', command: join(folder, 'login'), args: [], env: {}, installHint: '', provideClusterInfo: false, interactiveMode: 'IfAvailable' };
  return { plugin, folder, runs: async () => (await readFile(join(folder, 'count'), 'utf8')).length };
}

async function sentence(plugin: PluginEntry): Promise<string> {
  const api = await FakeApi.start((_, response) => reply(response, version));
  const cluster = connectCluster(api.login({ plugin }));
  try {
    await cluster.version(endless);
    return 'it worked';
  } catch (error) {
    return error instanceof AppError ? errorMessage(error) : String(error);
  } finally {
    cluster.dispose();
    await api.close();
  }
}

test('twenty contexts start no program; ten calls of three clusters start one', async (context) => {
  const { plugin, runs } = await program(context, `(run, credential) => setTimeout(() => credential({ token: 'token-' + run }), 50)`);
  const api = await FakeApi.start((asked, response) => (asked.authorization === 'Bearer token-1' ? reply(response, version) : refuse(response, 401, 'Unauthorized')));
  const plugins = new PluginCredentials();
  const clusters = Array.from({ length: 20 }, () => connectCluster(api.login({ plugin }), { plugins }));
  assert.equal(await runs(), 0);
  await Promise.all(clusters.slice(0, 3).flatMap((cluster) => Array.from({ length: 4 }, () => cluster.version(endless))));
  assert.equal(await runs(), 1);
  for (const cluster of clusters) cluster.dispose();
  plugins.dispose();
  await api.close();
});

test('a token that the server refuses is dropped and fetched anew, once', async (context) => {
  const { plugin, runs } = await program(context, `(run, credential) => credential({ token: 'token-' + run })`);
  const api = await FakeApi.start((asked, response) => (asked.authorization === 'Bearer token-2' ? reply(response, version) : refuse(response, 401, 'Unauthorized')));
  const cluster = connectCluster(api.login({ plugin }));
  await Promise.all(Array.from({ length: 5 }, () => cluster.version(endless)));
  assert.equal(await runs(), 2);
  assert.equal((await cluster.version(endless)).minor, 36);
  cluster.dispose();
  await api.close();
});

test('a token is fetched anew shortly before it expires', async (context) => {
  const { plugin, runs } = await program(context, `(run, credential) => credential({ token: 't', expirationTimestamp: new Date(Date.now() + 3600e3).toISOString() })`);
  let now = Date.now();
  const plugins = new PluginCredentials(() => now);
  const api = await FakeApi.start((_, response) => reply(response, version));
  const cluster = connectCluster(api.login({ plugin }), { plugins });
  await cluster.version(endless);
  now += 3500e3;
  await cluster.version(endless);
  assert.equal(await runs(), 1);
  now += 50e3;
  await cluster.version(endless);
  assert.equal(await runs(), 2);
  cluster.dispose();
  await api.close();
});

test('the program hears of the cluster when it asks for it, and its stderr reaches the user', async (context) => {
  const { plugin } = await program(context, `(run, credential) => { console.error('open https://login.example and type AB-12'); credential({ token: JSON.parse(process.env.KUBERNETES_EXEC_INFO).spec.cluster.server + process.env.EXTRA }); }`);
  const api = await FakeApi.start((_, response) => reply(response, version));
  const said: string[] = [];
  const cluster = connectCluster(api.login({ plugin: { ...plugin, provideClusterInfo: true, env: { EXTRA: '!' } } }), { prompt: (line) => said.push(line) });
  await cluster.version(endless);
  assert.equal(api.asked[0]?.authorization, `Bearer ${api.url}!`);
  assert.deepEqual(said, ['open https://login.example and type AB-12']);
  cluster.dispose();
  await api.close();
});

test('the program is stopped when nobody waits for it any more, and not before', async (context) => {
  const { plugin, folder } = await program(context, `() => { setTimeout(() => 0, 60000); process.on('SIGTERM', () => { fs.appendFileSync(__dirname + '/ended', 'x'); process.exit(1); }); fs.writeFileSync(__dirname + '/ready', ''); }`);
  const api = await FakeApi.start((_, response) => reply(response, version));
  const cluster = connectCluster(api.login({ plugin }));
  const [first, second] = [new AbortController(), new AbortController()];
  const calls = [cluster.version(first.signal), cluster.version(second.signal)].map((call) => call.catch((error: Error) => error.message));
  const exists = async (name: string): Promise<boolean> => await readFile(join(folder, name)).then(() => true, () => false);
  while (!(await exists('ready'))) await wait(10);
  first.abort(new Error('first'));
  await wait(50);
  assert.equal(await exists('ended'), false);
  second.abort(new Error('second'));
  assert.deepEqual(await Promise.all(calls), ['first', 'second']);
  for (let i = 0; i < 200 && !(await exists('ended')); i++) await wait(10);
  assert.equal(await exists('ended'), true);
  cluster.dispose();
  await api.close();
});

test('each way in which a program can fail gives one sentence without its secrets', async (context) => {
  const start = 'The login plugin';
  const missing = { apiVersion: 'client.authentication.k8s.io/v1', command: 'no-such-login', args: [], env: {}, installHint: 'Install it with apt.', provideClusterInfo: false, interactiveMode: 'IfAvailable' };
  assert.equal(await sentence(missing), `${start} no-such-login of "fake" failed: it is not installed or not on the PATH. Install it with apt.`);
  assert.match(await sentence({ ...missing, interactiveMode: 'Always' }), /it needs a terminal/);
  const cases: readonly (readonly [string, RegExp])[] = [
    [`() => { console.error('SSO session expired'); process.exit(3); }`, /failed: SSO session expired \(exit 3\)\.$/],
    [`() => console.log('hello secret-token')`, /failed: its answer is not JSON\.$/],
    [`() => console.log('{"kind":"Other","token":"secret-token"}')`, /failed: its answer is not an ExecCredential\.$/],
    [`(run, credential) => credential({})`, /neither a token nor a certificate/],
    [`() => console.log('{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1alpha1","status":{"token":"secret-token"}}')`, /answered in .*v1alpha1 instead of .*v1\.$/],
  ];
  for (const [answer, expected] of cases) {
    const text = await sentence((await program(context, answer)).plugin);
    assert.match(text, expected);
    assert.equal(text.includes('secret-token'), false);
  }
});

test('a token file is read anew after its token was refused', async (context) => {
  const folder = await temporaryFolder(context, { token: 'old\n' });
  const tokenFile = join(folder, 'token');
  const api = await FakeApi.start((asked, response) => {
    if (asked.authorization === 'Bearer new') return reply(response, version);
    void writeFile(tokenFile, 'new\n').then(() => refuse(response, 401, 'Unauthorized'));
  });
  const cluster = connectCluster(api.login({ tokenFile }));
  assert.equal((await cluster.version(endless)).major, 1);
  cluster.dispose();
  await api.close();
});
