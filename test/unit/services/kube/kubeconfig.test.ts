import assert from 'node:assert/strict';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import { kubeconfigPaths } from '../../../../src/services/kube/kubeconfigPaths.ts';
import { readKubeconfig } from '../../../../src/services/kube/readKubeconfig.ts';
import { type KubeconfigState, watchKubeconfig } from '../../../../src/services/kube/watchKubeconfig.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

/** A small good file with one context. */
function config(name: string, more = ''): string {
  return `
clusters: [{name: ${name}, cluster: {server: https://${name}.example:6443/}}]
users: [{name: ${name}, user: {token: secret-of-${name}}}]
contexts: [{name: ${name}, context: {cluster: ${name}, user: ${name}, namespace: team-${name}}}]
${more}`;
}

function short(state: KubeconfigState): string {
  return state.type === 'failed' ? state.error.code : state.kubeconfig.list.contexts.map((row) => row.name).join(',');
}

async function failure(paths: readonly string[]): Promise<AppError> {
  return await readKubeconfig(paths).then(
    () => assert.fail('it was read'),
    (error: unknown) => (error instanceof AppError ? error : assert.fail(String(error))),
  );
}

test('the setting wins over KUBECONFIG, which wins over the home folder', () => {
  const two = ['/a/x', '', '/b/y', '/a/x'].join(delimiter);
  assert.deepEqual(kubeconfigPaths(undefined, {}, '/home/ann'), ['/home/ann/.kube/config']);
  assert.deepEqual(kubeconfigPaths('', { KUBECONFIG: two }, '/home/ann'), ['/a/x', '/b/y']);
  assert.deepEqual(kubeconfigPaths('~/other', { KUBECONFIG: two }, '/home/ann'), ['/home/ann/other']);
});

test('of several files the first one that has a name or a current context wins', async (context) => {
  const folder = await temporaryFolder(context, {
    a: config('one', 'current-context: two'),
    b: config('one', 'current-context: one').replaceAll('one.example', 'other.example'),
    c: config('two'),
  });
  const { list, logins } = await readKubeconfig(['a', 'b', 'c'].map((name) => join(folder, name)));
  assert.deepEqual(
    list.contexts.map(({ name, server, namespace, current, file }) => [name, server, namespace, current, file]),
    [
      ['one', 'https://one.example:6443', 'team-one', false, join(folder, 'a')],
      ['two', 'https://two.example:6443', 'team-two', true, join(folder, 'c')],
    ],
  );
  assert.equal(logins.get('two')?.user.token, 'secret-of-two');
  assert.equal(JSON.stringify(list).includes('secret'), false);
});

test('a context may take its cluster and its user from other files', async (context) => {
  const folder = await temporaryFolder(context, {
    a: 'contexts: [{name: x, context: {cluster: one, user: two}}]',
    b: config('one'),
    c: config('two'),
  });
  const { list } = await readKubeconfig(['a', 'b', 'c'].map((name) => join(folder, name)));
  const found = list.contexts[0];
  assert.deepEqual([found?.name, found?.server, found?.user, found?.login, found?.namespace], ['x', 'https://one.example:6443', 'two', 'token', 'default']);
});

test('a broken entry costs its own row and says why', async (context) => {
  const folder = await temporaryFolder(context, {
    a: `
clusters:
- {name: good, cluster: {server: "https://good.example"}}
- {name: empty, cluster: {}}
- {name: odd, cluster: {server: "ftp://odd.example"}}
users: null
contexts:
- {name: fine, context: {cluster: good}}
- {name: a, context: {cluster: missing}}
- {name: b, context: {cluster: empty}}
- {name: c, context: {cluster: odd}}
- {name: d, context: {cluster: good, user: nobody-knows}}
- {name: e}
- {context: {cluster: good}}
`,
  });
  const { list, logins } = await readKubeconfig([join(folder, 'a')]);
  assert.deepEqual(Object.fromEntries(list.contexts.map((row) => [row.name, row.problem])), {
    fine: undefined,
    a: 'the cluster "missing" is not in the kubeconfig',
    b: 'the cluster "empty" has no server',
    c: 'the server of the cluster "odd" is not an http or https URL',
    d: 'the user "nobody-knows" of "d" is not in the kubeconfig',
    e: 'the context names no cluster',
    'context 7': 'the context has no name',
  });
  assert.deepEqual([...logins.keys()], ['fine']);
});

test('one unreadable file among good ones is a problem beside the rows', async (context) => {
  const folder = await temporaryFolder(context, { good: config('one'), broken: 'clusters: [{', empty: '', list: '- a' });
  const { list } = await readKubeconfig(['good', 'broken', 'empty', 'list', 'gone'].map((name) => join(folder, name)));
  assert.equal(list.contexts.length, 1);
  assert.deepEqual(list.problems.map(({ path }) => path), ['broken', 'empty', 'list', 'gone'].map((name) => join(folder, name)));
  assert.match(list.problems[0]?.reason ?? '', /flow|Flow|line 1/);
  assert.deepEqual(list.problems.slice(1).map(({ reason }) => reason), ['it is empty', 'it is not a YAML mapping', 'the file does not exist']);
});

test('nothing usable at all gives one sentence with the path', async (context) => {
  const folder = await temporaryFolder(context, { empty: '', broken: 'a: [', bare: 'apiVersion: v1\nkind: Config\ncontexts: []\n' });
  const path = (name: string): string => join(folder, name);
  assert.equal(errorMessage(await failure([path('gone')])), `There is no kubeconfig at ${path('gone')}; create one or set slipway.kubeconfig.`);
  assert.equal(errorMessage(await failure([path('empty')])), `The kubeconfig ${path('empty')} cannot be used: it is empty.`);
  assert.equal(errorMessage(await failure([path('gone'), path('bare')])), `The kubeconfig ${path('gone')}, ${path('bare')} cannot be used: it names no contexts.`);
  assert.match(errorMessage(await failure([path('gone'), path('broken')])), /^The kubeconfig .*broken cannot be used: .+\.$/);
});

test('reads every kind of login; paths are relative to the file, inline data wins over files', async (context) => {
  const folder = await temporaryFolder(context, {
    'sub/config': `
clusters:
- name: c
  cluster: {server: "https://c.example", certificate-authority: pki/ca.crt, insecure-skip-tls-verify: true, tls-server-name: inner, proxy-url: "http://proxy:1"}
users:
- {name: cert, user: {client-certificate: a.crt, client-certificate-data: QQ==, client-key: /abs/a.key}}
- {name: file, user: {tokenFile: tok}}
- {name: basic, user: {username: ann, password: 0123}}
- {name: oidc, user: {auth-provider: {name: oidc, config: {idp-issuer-url: "https://i"}}}}
- name: exec
  user:
    exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/login, args: [a, 1], env: [{name: P, value: v}], installHint: get it, provideClusterInfo: true, interactiveMode: Never}
- {name: as, user: {as: robot, as-groups: [g1, g2], as-user-extra: {"a/b": [x]}}}
contexts:
${['cert', 'file', 'basic', 'oidc', 'exec', 'as'].map((name) => `- {name: ${name}, context: {cluster: c, user: ${name}}}`).join('\n')}
`,
  });
  const { list, logins } = await readKubeconfig([join(folder, 'sub/config')]);
  const user = (name: string): unknown => logins.get(name)?.user;
  const cluster = logins.get('cert')?.cluster;
  assert.deepEqual(list.contexts.map((row) => row.login), ['certificate', 'token', 'password', 'provider', 'plugin', 'none']);
  assert.deepEqual([cluster?.caFile, cluster?.skipTlsVerify, cluster?.tlsServerName, cluster?.proxyUrl], [join(folder, 'sub/pki/ca.crt'), true, 'inner', 'http://proxy:1']);
  assert.partialDeepStrictEqual(user('cert'), { certFile: undefined, certData: 'QQ==', keyFile: '/abs/a.key' });
  assert.partialDeepStrictEqual(user('file'), { tokenFile: join(folder, 'sub/tok') });
  assert.partialDeepStrictEqual(user('basic'), { username: 'ann', password: '0123' });
  assert.partialDeepStrictEqual(user('oidc'), { provider: { name: 'oidc', config: { 'idp-issuer-url': 'https://i' } } });
  const plugin = { command: join(folder, 'sub/bin/login'), args: ['a', '1'], env: { P: 'v' }, installHint: 'get it', provideClusterInfo: true, interactiveMode: 'Never' };
  assert.partialDeepStrictEqual(user('exec'), { plugin });
  assert.partialDeepStrictEqual(user('as'), { impersonate: { 'Impersonate-User': 'robot', 'Impersonate-Group': ['g1', 'g2'], 'Impersonate-Extra-a%2Fb': ['x'] } });
  assert.equal(list.contexts[4]?.loginCommand, join(folder, 'sub/bin/login'));
});

test('tells each change of the files, also when they are replaced, broken or not there yet', async (context) => {
  const folder = await temporaryFolder(context);
  const path = join(folder, 'later', 'config');
  const stop = new AbortController();
  const watchdog = setTimeout(() => stop.abort(), 8000);
  const said: string[] = [];
  const steps = [
    async () => {
      await mkdir(join(folder, 'later'));
      await writeFile(path, config('one'));
    },
    async () => {
      await writeFile(`${path}.new`, config('two'));
      await rename(`${path}.new`, path);
    },
    async () => await writeFile(path, 'a: ['),
  ];
  for await (const state of watchKubeconfig([path], stop.signal)) {
    said.push(short(state));
    const step = steps.shift();
    if (step === undefined) stop.abort();
    // The watch only begins again once this loop asks for more.
    else setTimeout(() => void step(), 30);
  }
  clearTimeout(watchdog);
  assert.deepEqual(said, ['kubeconfigMissing', 'one', 'two', 'kubeconfigInvalid']);
});
