import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { AppError, type ErrorCode } from '../../../../src/base/errors.ts';
import type { DockerEnvironment } from '../../../../src/services/docker/dockerEnvironment.ts';
import { listEngineContexts, resolveEngine } from '../../../../src/services/docker/engineContexts.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

function id(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

function meta(name: string, host: string, more: object = {}): Record<string, string> {
  const content = { Name: name, Metadata: { Description: `the ${name}` }, Endpoints: { docker: { Host: host, ...more } } };
  return { [`.docker/contexts/meta/${id(name)}/meta.json`]: JSON.stringify(content) };
}

async function environment(context: TestContext, files: Record<string, string>, variables: Record<string, string> = {}): Promise<DockerEnvironment> {
  const home = await temporaryFolder(context, files);
  return { variables, home, platform: 'linux' };
}

function failsWith(code: ErrorCode, fact?: RegExp) {
  return (error: unknown): boolean =>
    error instanceof AppError && error.code === code && (fact === undefined || fact.test(JSON.stringify(error.facts)));
}

const store = { ...meta('gpu-box', 'tcp://10.0.0.9:2375'), ...meta('lab', 'ssh://me@lab.example') };

test('the id of a context is the hash that the docker CLI uses', () => {
  assert.match(id('gpu-box'), /^24e749a8/);
});

test('without anything the default socket of the platform is used', async (context) => {
  const plain = await environment(context, {});
  assert.deepEqual((await resolveEngine(plain)).endpoint, { type: 'socket', path: '/var/run/docker.sock' });
  const windows = await resolveEngine({ ...plain, platform: 'win32' });
  assert.deepEqual(windows.endpoint, { type: 'socket', path: '//./pipe/docker_engine' });
});

test('our setting > DOCKER_HOST > DOCKER_CONTEXT > currentContext > default', async (context) => {
  const files = { ...store, '.docker/config.json': '{"currentContext":"gpu-box"}' };
  const current = await environment(context, files);
  assert.equal((await resolveEngine(current)).context, 'gpu-box');
  const chosen = { ...current, variables: { DOCKER_CONTEXT: 'lab' } };
  assert.equal((await resolveEngine(chosen)).context, 'lab');
  const host = { ...current, variables: { DOCKER_CONTEXT: 'lab', DOCKER_HOST: 'unix:///x.sock' } };
  assert.deepEqual((await resolveEngine(host)).endpoint, { type: 'socket', path: '/x.sock' });
  assert.equal((await resolveEngine(host, 'lab')).context, 'lab');
  assert.equal((await resolveEngine(current, 'default')).address, 'unix:///var/run/docker.sock');
  const empty = { ...current, variables: { DOCKER_HOST: '', DOCKER_CONTEXT: '' } };
  assert.equal((await resolveEngine(empty)).context, 'gpu-box');
});

test('DOCKER_CONFIG moves the store', async (context) => {
  const home = await temporaryFolder(context, Object.fromEntries(Object.entries(store).map(([name, text]) => [name.replace('.docker', 'other'), text])));
  const target = await resolveEngine({ variables: { DOCKER_CONFIG: `${home}/other` }, home, platform: 'linux' }, 'gpu-box');
  assert.deepEqual(target.endpoint, { type: 'tcp', host: '10.0.0.9', port: 2375, tls: undefined });
});

test('an ssh context is reached through the docker CLI under its own name', async (context) => {
  const target = await resolveEngine(await environment(context, store), 'lab');
  assert.deepEqual(target.endpoint, { type: 'ssh', arguments: ['--context', 'lab'] });
  const host = await resolveEngine({ variables: { DOCKER_HOST: 'ssh://me:secret@box' }, home: '/nowhere', platform: 'linux' });
  assert.equal(host.address, 'ssh://me@box');
});

test('certificates of a context turn TLS on, and so does SkipTLSVerify', async (context) => {
  const files = { ...meta('safe', 'tcp://h:2376'), ...meta('loose', 'tcp://h', { SkipTLSVerify: true }), [`.docker/contexts/tls/${id('safe')}/docker/ca.pem`]: 'x' };
  const surroundings = await environment(context, files);
  const safe = (await resolveEngine(surroundings, 'safe')).endpoint;
  assert.equal(safe.type === 'tcp' && safe.tls?.skipVerify, false);
  const loose = (await resolveEngine(surroundings, 'loose')).endpoint;
  assert.deepEqual([loose.type === 'tcp' && loose.port, loose.type === 'tcp' && loose.tls?.skipVerify], [2376, true]);
});

test('DOCKER_TLS_VERIFY turns TLS on with any value, DOCKER_CERT_PATH says where the files are', async () => {
  const variables = { DOCKER_HOST: 'tcp://h:2376', DOCKER_TLS_VERIFY: 'true', DOCKER_CERT_PATH: '/certs' };
  const { endpoint } = await resolveEngine({ variables, home: '/nowhere', platform: 'linux' });
  assert.deepEqual(endpoint, { type: 'tcp', host: 'h', port: 2376, tls: { folder: '/certs', skipVerify: false } });
});

const addresses: readonly (readonly [string, object | undefined])[] = [
  ['tcp://h', { type: 'tcp', host: 'h', port: 2375, tls: undefined }],
  ['h:99', { type: 'tcp', host: 'h', port: 99, tls: undefined }],
  ['tcp://[::1]:2375', { type: 'tcp', host: '::1', port: 2375, tls: undefined }],
  ['tcp://h:80', { type: 'tcp', host: 'h', port: 80, tls: undefined }],
  ['unix://', { type: 'socket', path: '/var/run/docker.sock' }],
  ['npipe:////./pipe/podman', { type: 'socket', path: '//./pipe/podman' }],
  ['fd://', undefined],
  ['tcp://', undefined],
];

for (const [address, endpoint] of addresses) {
  test(`DOCKER_HOST=${address}`, async () => {
    const resolving = resolveEngine({ variables: { DOCKER_HOST: address }, home: '/nowhere', platform: 'linux' });
    if (endpoint) assert.deepEqual((await resolving).endpoint, endpoint);
    else await assert.rejects(resolving, failsWith('configurationInvalid', /no address of a Docker engine/));
  });
}

test('a context that is not there, one without engine and a broken configuration are told apart', async (context) => {
  const surroundings = await environment(context, { [`.docker/contexts/meta/${id('k8s')}/meta.json`]: '{"Name":"k8s","Endpoints":{}}' });
  await assert.rejects(resolveEngine(surroundings, 'nope'), failsWith('dockerContextMissing', /nope/));
  await assert.rejects(resolveEngine(surroundings, 'k8s'), failsWith('configurationInvalid', /names no Docker engine/));
  const broken = await environment(context, { '.docker/config.json': '{"auths":{"r":{"auth":"c2VjcmV0"}},' });
  await assert.rejects(resolveEngine(broken), (error) => failsWith('configurationInvalid')(error) && !String(error).includes('c2Vj'));
});

test('contexts are listed with the current one marked, broken ones left out', async (context) => {
  const files = { ...store, '.docker/config.json': '{"currentContext":"lab"}', '.docker/contexts/meta/00/meta.json': '{' };
  const contexts = await listEngineContexts(await environment(context, files));
  assert.deepEqual(contexts.map(({ name, current }) => [name, current]), [['default', false], ['gpu-box', false], ['lab', true]]);
  assert.deepEqual(contexts[2], { name: 'lab', address: 'ssh://me@lab.example', description: 'the lab', current: true });
});
