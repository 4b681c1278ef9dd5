import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { AppError } from '../../src/base/errors.ts';
import { nullLog } from '../../src/base/log.ts';
import { connectEngine } from '../../src/services/docker/engine.ts';
import { formatImageRef, type ImageRef } from '../../src/core/images/imageRef.ts';
import { findManifestDigest } from '../../src/services/registry/manifestDigest.ts';
import { http } from '../sandbox/http.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { DockerWorld, failsWith, record, recordLog, withShell } from './dockerWorld.ts';

const { signal } = new AbortController();
const watchdog = { timeout: 120_000 };
const log = recordLog();
const manifest = 'application/vnd.docker.distribution.manifest.v2+json';
let sandbox: Sandbox;
let world: DockerWorld;

before(async () => {
  sandbox = await startSandbox({ parts: ['engine', 'registry'], report: () => undefined, signal });
  world = await DockerWorld.create(sandbox.dockerHost, sandbox.dockerConfig, log.log);
});

after(async () => {
  await world.remove();
  await sandbox.stop();
});

async function built(ref: ImageRef, more = ''): Promise<void> {
  await world.engine.build(await world.context({ Dockerfile: `${withShell}${more}` }, [ref]), record(), signal);
}

/** What the registry says, asked by nothing of ours. */
async function askRegistry(ref: ImageRef, authorization?: string): Promise<string | undefined> {
  const headers = { accept: manifest, ...(authorization !== undefined && { authorization }) };
  const answer = await http(`http://${ref.registry}/v2/${ref.repository}/manifests/${ref.tag}`, { headers }, signal);
  const digest = answer.headers['docker-content-digest'];
  return typeof digest === 'string' ? digest : undefined;
}

/** An engine client with a docker configuration of its own. */
async function withLogin(context: TestContext, host: string, login: string | undefined): Promise<DockerWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-login-'));
  const auths = login === undefined ? {} : { [host]: { auth: Buffer.from(login).toString('base64') } };
  await writeFile(join(folder, 'config.json'), JSON.stringify({ auths }));
  const own = await DockerWorld.create(sandbox.dockerHost, folder, log.log);
  context.after(async () => {
    await own.remove();
    await rm(folder, { recursive: true });
  });
  return own;
}

test('a push to the open registry answers the digest that the registry has', watchdog, async () => {
  const ref = world.ref('open', sandbox.registry.open);
  await built(ref, `RUN echo ${Date.now()} > /stamp\n`);
  const report = record();
  const { digest } = await world.engine.push(ref, report, signal);
  assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(digest, await askRegistry(ref));
  const last = report.numbers.at(-1);
  assert.equal(last?.unit, 'bytes');
  assert.equal(last?.done, last?.total);
  assert.ok(report.numbers.every((number, index, all) => number.done >= (all[index - 1]?.done ?? 0)), 'progress ran backwards');
  const again = record();
  assert.equal((await world.engine.push(ref, again, signal)).digest, digest);
  assert.ok(again.lines.some((line) => line.endsWith('already there')), again.lines.join('\n'));
  const image = await world.engine.inspect(formatImageRef(ref), signal);
  assert.ok(JSON.stringify(image['RepoDigests']).includes(digest));
});

test('the loopback registry of an engine elsewhere is asked through that engine', watchdog, async (context) => {
  const ref = world.ref('elsewhere', sandbox.registry.open);
  await built(ref);
  const endpoint = { type: 'ssh', arguments: ['--host', world.host] } as const;
  const environment = { ...world.engine.target.environment, variables: { DOCKER_CONFIG: sandbox.dockerConfig, PATH: process.env['PATH'] } };
  const engine = connectEngine({ ...world.engine.target, environment, endpoint }, nullLog);
  context.after(() => engine.dispose());
  assert.equal((await engine.push(ref, record(), signal)).digest, await askRegistry(ref));
});

test('a push to the secured registry uses the login of the docker configuration', watchdog, async () => {
  const { host, username, password } = sandbox.registry.secured;
  const ref = world.ref('secured', host);
  await built(ref);
  const { digest } = await world.engine.push(ref, record(), signal);
  assert.equal(digest, await askRegistry(ref, `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`));
  assert.ok(!log.text().includes(password), 'the password is in the log');
});

for (const [name, login] of [['a wrong password', 'slipway:planted-wrong-pass'], ['no login', undefined]] as const) {
  test(`with ${name} the push is refused in one sentence that holds no secret`, watchdog, async (context) => {
    const { host } = sandbox.registry.secured;
    const ref = world.ref('refused', host);
    await built(ref);
    const own = await withLogin(context, host, login);
    const report = record();
    const failure = await own.engine.push(ref, report, signal).then(() => assert.fail('the push went through'), (error: unknown) => error);
    assert.ok(failsWith('registryUnauthorized', /localhost/, /slipway-test\/refused/)(failure) && failure instanceof AppError);
    const everything = JSON.stringify([failure.facts, failure.detail, failure.message, report.lines, log.text()]);
    const encoded = Buffer.from(login ?? 'x').toString('base64');
    assert.ok(!everything.includes('planted-wrong-pass') && (login === undefined || !everything.includes(encoded)));
  });
}

test('a registry that is not there is unreachable, an image that is not there is not found', watchdog, async () => {
  const dead = world.ref('dead', 'localhost:1');
  await built(dead);
  await assert.rejects(world.engine.push(dead, record(), signal), failsWith('registryUnreachable', /localhost:1/, /refused/));
  await assert.rejects(world.engine.push(world.ref('absent', sandbox.registry.open), record(), signal), failsWith('imageNotFound', /absent/));
});

test('a cancelled push rejects with the reason', watchdog, async () => {
  const ref = world.ref('cancelled', sandbox.registry.open);
  await built(ref);
  const controller = new AbortController();
  const report = record();
  const pushing = world.engine.push(ref, { ...report, line: () => controller.abort(new DOMException('enough', 'AbortError')) }, controller.signal);
  await assert.rejects(pushing, { name: 'AbortError', message: 'enough' });
});

test('a base image behind a login is pulled with it', watchdog, async (context) => {
  const { host } = sandbox.registry.secured;
  const base = world.ref('private-base', host);
  await built(base, `LABEL stamp=${Date.now()}\n`);
  await world.engine.push(base, record(), signal);
  await world.docker('image', 'rm', '--force', formatImageRef(base));
  const request = await world.context({ Dockerfile: `FROM ${formatImageRef(base)}\nRUN echo from private\n` }, [world.ref('derived')]);
  const stranger = await withLogin(context, host, undefined);
  await assert.rejects(stranger.engine.build(request, record(), signal), failsWith('buildFailed', /basic auth|unauthorized|authentication/));
  const report = record();
  await world.engine.build(request, report, signal);
  assert.ok(report.lines.includes('from private'));
});

test('a tag or a repository that the registry does not know has no digest', watchdog, async () => {
  const { open, secured } = sandbox.registry;
  const nothing = { login: undefined, insecure: [] };
  assert.equal(await findManifestDigest({ registry: open, repository: 'slipway-test/never-pushed', tag: 'x' }, nothing, signal), undefined);
  await assert.rejects(findManifestDigest({ registry: secured.host, repository: 'a/b' }, nothing, signal), failsWith('registryUnauthorized', /a\/b/));
  await assert.rejects(findManifestDigest({ registry: 'localhost:1', repository: 'a/b' }, nothing, signal), failsWith('registryUnreachable', /localhost:1/));
});
