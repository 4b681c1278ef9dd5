import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sleep } from '../../src/base/async.ts';
import { formatImageRef } from '../../src/core/images/imageRef.ts';
import { at } from '../../src/core/json.ts';
import { connectEngine, type Engine } from '../../src/services/docker/engine.ts';
import { nullLog } from '../../src/base/log.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { DockerWorld, failsWith, record, withShell } from './dockerWorld.ts';
import { tarNames } from './tarNames.ts';
import { ThrowawayEngine } from './throwawayEngine.ts';

const { signal } = new AbortController();
const watchdog = { timeout: 120_000 };
let sandbox: Sandbox;
let world: DockerWorld;

before(async () => {
  sandbox = await startSandbox({ parts: ['engine', 'registry'], report: () => undefined, signal });
  world = await DockerWorld.create(sandbox.dockerHost, sandbox.dockerConfig);
});

after(async () => {
  await world.remove();
  await sandbox.stop();
});

test('a build answers the image that the engine holds, under all of its tags', watchdog, async () => {
  const tags = [world.ref('one'), world.ref('two')];
  const dockerfile = `${withShell}ARG WHO=nobody\nRUN echo "hello $WHO, grüß dich"\nFROM scratch AS unused\nRUN false\n`;
  const request = await world.context({ Dockerfile: dockerfile.replace('FROM scratch\n', 'FROM scratch AS wanted\n'), '.dockerignore': '*\n!busybox' }, tags);
  const report = record();
  const who = `world ${Date.now()}`;
  const extras = { buildArgs: { WHO: who }, target: 'wanted', platform: 'linux/amd64', labels: { 'org.example.revision': 'abc' } };
  const built = await world.engine.build({ ...request, ...extras }, report, signal);
  for (const tag of tags) {
    const image = await world.engine.inspect(formatImageRef(tag), signal);
    assert.equal(image['Id'], built.id);
    assert.equal(image['Size'], built.bytes);
    assert.equal(at(image, 'Config', 'Labels', 'org.example.revision'), 'abc');
  }
  assert.ok(report.lines.includes(`hello ${who}, grüß dich`), report.lines.join('\n'));
  const bytes = report.numbers.filter((number) => number.unit === 'bytes');
  assert.deepEqual([bytes[0]?.done, bytes.at(-1)?.done], [0, bytes[0]?.total]);
  const steps = report.numbers.filter((number) => number.unit === 'steps').map((number) => number.done);
  assert.deepEqual(steps, steps.toSorted((a, b) => a - b));
  assert.ok(steps.length >= 5);
});

test('a Dockerfile outside of the context builds, and is not part of the image', watchdog, async () => {
  const tag = world.ref('outside');
  const request = await world.context({ 'a.txt': 'a', '.dockerignore': 'busybox' }, [tag]);
  const folder = await mkdtemp(join(tmpdir(), 'slipway-dockerfile-'));
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY . /all/\n');
  await world.engine.build({ ...request, dockerfile: join(folder, 'Dockerfile') }, record(), signal);
  await rm(folder, { recursive: true });
  const container = await world.docker('create', formatImageRef(tag), '/x');
  await world.docker('export', container, '--output', join(request.context, 'out.tar'));
  const names = await tarNames(join(request.context, 'out.tar'));
  await world.docker('rm', container);
  assert.deepEqual(names.filter((name) => name.startsWith('all/') && name !== 'all/'), ['all/a.txt']);
});

test('a failing command is a failed build that names the step and the last words', watchdog, async () => {
  const request = await world.context({ Dockerfile: `${withShell}RUN echo before; nosuchprogram --flag\n` }, [world.ref('failing')]);
  const report = record();
  await assert.rejects(world.engine.build(request, report, signal), failsWith('buildFailed', /Step 5\/5 : RUN echo before/, /nosuchprogram: not found/, /127/));
  assert.ok(report.lines.includes('before'));
});

for (const [name, dockerfile, reason] of [
  ['an unknown instruction', 'FROM scratch\nCOPYY busybox /\n', /unknown instruction: COPYY/],
  ['an empty Dockerfile', '', /empty/],
  ['a file that is not in the context', 'FROM scratch\nCOPY nothing.bin /\n', /nothing\.bin/],
] as const) {
  test(`${name} is a failed build with the engine's reason`, watchdog, async () => {
    await assert.rejects(world.engine.build(await world.context({ Dockerfile: dockerfile }), record(), signal), failsWith('buildFailed', reason));
  });
}

test('a missing Dockerfile and a missing context are told apart before anything is sent', watchdog, async () => {
  const request = await world.context({});
  await assert.rejects(world.engine.build(request, record(), signal), failsWith('dockerfileMissing', /Dockerfile/));
  const filled = await world.context({ Dockerfile: withShell });
  await assert.rejects(world.engine.build({ ...filled, context: join(filled.context, 'gone') }, record(), signal), failsWith('buildContextUnreadable', /gone/));
});

test('a cancelled build rejects with the reason and stops on the engine too', watchdog, async () => {
  const request = await world.context({ Dockerfile: `${withShell}RUN echo sleeping now; sleep 300\n` });
  const report = record();
  const controller = new AbortController();
  const building = world.engine.build(request, report, controller.signal);
  building.catch(() => undefined);
  await report.said('sleeping now');
  const reason = new DOMException('enough', 'AbortError');
  controller.abort(reason);
  await assert.rejects(building, (error) => error === reason);
  const running = (): Promise<string> => world.docker('ps', '--quiet', '--no-trunc', '--filter', 'status=running', '--format', '{{.Command}}');
  for (let attempt = 0; attempt < 100 && (await running()).includes('sleeping now'); attempt++) await sleep(200, signal);
  assert.ok(!(await running()).includes('sleeping now'), 'the step still runs on the engine');
});

test('a build that is cancelled before it begins sends nothing', watchdog, async () => {
  const request = await world.context({ Dockerfile: withShell });
  await assert.rejects(world.engine.build(request, record(), AbortSignal.abort()), { name: 'AbortError' });
});

test('an engine that is stopped during a build is unreachable, not a failed build', watchdog, async () => {
  const throwaway = await ThrowawayEngine.create();
  const own = await DockerWorld.create(throwaway.host, sandbox.dockerConfig);
  try {
    const request = await own.context({ Dockerfile: `${withShell}RUN echo sleeping now; sleep 30\n` });
    const report = record();
    const building = own.engine.build(request, report, signal);
    building.catch(() => undefined);
    await report.said('sleeping now');
    await throwaway.stop();
    await assert.rejects(building, failsWith('dockerUnreachable', /docker\.sock/));
  } finally {
    await own.remove();
    await throwaway.remove();
  }
});

test('without an engine every call says so in one sentence', watchdog, async () => {
  const nowhere = { ...world.engine.target, address: 'unix:///nowhere.sock', endpoint: { type: 'socket', path: '/nowhere.sock' } as const };
  const engine = connectEngine(nowhere, nullLog);
  const request = await world.context({ Dockerfile: withShell });
  const unreachable = failsWith('dockerUnreachable', /nowhere\.sock/, /no such socket/);
  await assert.rejects(engine.ping(signal), unreachable);
  await assert.rejects(engine.build(request, record(), signal), unreachable);
  await assert.rejects(engine.push(world.ref('x'), record(), signal), unreachable);
  engine.dispose();
});

test('an engine behind the docker command line answers like one behind a socket', watchdog, async (context) => {
  const behind = (host: string, path = process.env['PATH']): Engine => {
    const environment = { ...world.engine.target.environment, variables: { PATH: path } };
    const engine = connectEngine({ ...world.engine.target, environment, endpoint: { type: 'ssh', arguments: ['--host', host] } }, nullLog);
    context.after(() => engine.dispose());
    return engine;
  };
  const engine = behind(world.host);
  assert.deepEqual(await engine.info(signal), await world.engine.info(signal));
  const stamp = `through ${Date.now()}`;
  const report = record();
  await engine.build(await world.context({ Dockerfile: `${withShell}RUN echo ${stamp}\n` }), report, signal);
  assert.ok(report.lines.includes(stamp));
  await assert.rejects(behind('unix:///nowhere.sock').ping(signal), failsWith('dockerUnreachable', /nowhere/));
  await assert.rejects(behind(world.host, '/nowhere').ping(signal), failsWith('dockerUnreachable', /command line.*not installed/));
});
