import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { AppError } from '../../../src/base/errors.ts';
import type { DockerEnvironment } from '../../../src/services/docker/dockerEnvironment.ts';
import { baseImageLogins, registryAuthHeader, withoutSecrets } from '../../../src/services/docker/registryLogins.ts';
import { credentialKey, findRegistryLogin, registriesWithLogin } from '../../../src/services/registry/registryCredentials.ts';
import { temporaryFolder, writeProgram } from '../../unit/services/temporaryFolder.ts';

const never = new AbortController().signal;
const planted = 'planted-pass-word-7';

/** Answers by the registry it is asked for, as the helpers of clouds and key rings do. */
const helper = `
process.stdin.setEncoding('utf8').on('data', (text) => {
  const key = text.trim();
  const known = { 'r.example': ['me', '${planted}'], 'ecr.example': ['<token>', '${planted}'], 'https://index.docker.io/v1/': ['hub', '${planted}'] };
  if (key === 'locked.example') { console.log('the key ring is locked'); process.exit(1); }
  if (key === 'garbled.example') { console.log('${planted}'); process.exit(0); }
  if (!known[key]) { console.log('credentials not found in native keychain'); process.exit(1); }
  console.log(JSON.stringify({ ServerURL: key, Username: known[key][0], Secret: known[key][1] }));
});
`;

async function environment(context: TestContext, config: object): Promise<DockerEnvironment> {
  const home = await temporaryFolder(context, { 'config.json': JSON.stringify(config) });
  await writeProgram(join(home, 'bin'), 'docker-credential-fake', helper);
  const path = [join(home, 'bin'), process.env['PATH']].join(delimiter);
  return { variables: { DOCKER_CONFIG: home, PATH: path }, home, platform: 'linux' };
}

function auth(text: string): object {
  return { auth: Buffer.from(text).toString('base64') };
}

test('the helper of a registry goes before the common store, that before what the file holds', async (context) => {
  const auths = { 'r.example': auth('file:file'), 'other.example': auth('file:a:b') };
  const own = await environment(context, { credHelpers: { 'r.example': 'fake' }, credsStore: 'absent', auths });
  assert.deepEqual(await findRegistryLogin('r.example', own, never), { type: 'password', username: 'me', password: planted });
  const store = await environment(context, { credsStore: 'fake', auths });
  assert.deepEqual(await findRegistryLogin('r.example', store, never), { type: 'password', username: 'me', password: planted });
  assert.deepEqual(await findRegistryLogin('other.example', store, never), { type: 'password', username: 'file', password: 'a:b' });
  assert.equal(await findRegistryLogin('unknown.example', store, never), undefined);
});

test('Docker Hub has a key of its own, however it is written', async (context) => {
  const surroundings = await environment(context, { credsStore: 'fake' });
  for (const registry of ['', 'docker.io', 'index.docker.io']) {
    assert.deepEqual(await findRegistryLogin(registry, surroundings, never), { type: 'password', username: 'hub', password: planted });
  }
  assert.equal(credentialKey('localhost:5000'), 'localhost:5000');
});

test('an identity token is told from a password, in helpers and in the file', async (context) => {
  const surroundings = await environment(context, { credHelpers: { 'ecr.example': 'fake' }, auths: { 'id.example': { identitytoken: 'tok', auth: 'eDp5' } } });
  assert.deepEqual(await findRegistryLogin('ecr.example', surroundings, never), { type: 'identityToken', token: planted });
  assert.deepEqual(await findRegistryLogin('id.example', surroundings, never), { type: 'identityToken', token: 'tok' });
});

test('keys with scheme and path name the same registry', async (context) => {
  const surroundings = await environment(context, { auths: { 'https://r.example/v1/': auth('u:p'), 'plain.example': { username: 'a', password: 'b' }, 'empty.example': {} } });
  assert.deepEqual(await findRegistryLogin('r.example', surroundings, never), { type: 'password', username: 'u', password: 'p' });
  assert.deepEqual(await findRegistryLogin('plain.example', surroundings, never), { type: 'password', username: 'a', password: 'b' });
  assert.equal(await findRegistryLogin('empty.example', surroundings, never), undefined);
  assert.deepEqual(await registriesWithLogin(surroundings), ['r.example', 'plain.example', 'empty.example']);
});

const failures: readonly (readonly [string, string, RegExp])[] = [
  ['locked.example', 'fake', /key ring is locked/],
  ['garbled.example', 'fake', /not the JSON/],
  ['r.example', 'not-there', /not installed/],
  ['r.example', 'a/../b;c', /not the name of a program/],
];

for (const [registry, name, reason] of failures) {
  test(`helper "${name}" asked for ${registry} fails with a reason and without the secret`, async (context) => {
    const surroundings = await environment(context, { credHelpers: { [registry]: name } });
    await assert.rejects(findRegistryLogin(registry, surroundings, never), (error) => {
      assert.ok(error instanceof AppError && error.code === 'credentialHelperFailed', String(error));
      assert.match(error.facts['reason'] ?? '', reason);
      assert.ok(!JSON.stringify([error.facts, error.detail, error.stack]).includes(planted));
      return true;
    });
  });
}

test('a stored login that cannot be read is an error without its text', async (context) => {
  const surroundings = await environment(context, { auths: { 'r.example': auth(planted) } });
  await assert.rejects(findRegistryLogin('r.example', surroundings, never), (error) => error instanceof AppError && error.code === 'configurationInvalid' && !String(error).includes(planted));
});

function decode(header: string): unknown {
  assert.match(header, /^[\w=-]+$/);
  assert.equal(header.length % 4, 0, 'the engine wants the padding');
  return JSON.parse(Buffer.from(header, 'base64url').toString());
}

test('the header of a push is never missing, and never holds + or /', () => {
  assert.deepEqual(decode(registryAuthHeader(undefined, 'r.example')), {});
  const login = { type: 'password', username: 'u', password: '???>>>~~~' } as const;
  assert.deepEqual(decode(registryAuthHeader(login, '')), { username: 'u', password: '???>>>~~~', serveraddress: 'https://index.docker.io/v1/' });
  assert.deepEqual(decode(registryAuthHeader({ type: 'identityToken', token: 't' }, 'r')), { identitytoken: 't', serveraddress: 'r' });
});

test('a build gets the logins of its base images only; a helper that fails is told and passed over', async (context) => {
  const surroundings = await environment(context, { credHelpers: { 'locked.example': 'fake' }, credsStore: 'fake', auths: { 'z.example': auth('z:z') } });
  const problems: string[] = [];
  const dockerfile = 'FROM r.example/a:1 AS a\nFROM locked.example/b\nFROM python:3\n';
  const header = await baseImageLogins(surroundings, dockerfile, {}, (text) => problems.push(text), never);
  assert.deepEqual(Object.keys(decode(header) as object), ['r.example', 'https://index.docker.io/v1/']);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /locked\.example.*key ring/);
  const all = await baseImageLogins(surroundings, 'ARG B\nFROM $B\n', {}, (text) => problems.push(text), never);
  assert.deepEqual(Object.keys(decode(all) as object), ['z.example']);
});

test('a secret is taken out of other people’s words, in every form it is sent in', () => {
  const login = { type: 'password', username: 'me', password: 'p@ss word' } as const;
  const encoded = Buffer.from('me:p@ss word').toString('base64');
  assert.equal(withoutSecrets(`bad p@ss word ${encoded} p%40ss%20word`, login), 'bad *** *** ***');
});
