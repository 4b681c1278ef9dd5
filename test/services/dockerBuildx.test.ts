import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { nullLog } from '../../src/base/log.ts';
import { formatImageRef } from '../../src/core/images/imageRef.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { DockerWorld, failsWith, record, withShell } from './dockerWorld.ts';

const { signal } = new AbortController();
const installed = spawnSync('docker', ['buildx', 'version'], { stdio: 'ignore' }).status === 0;
const options = { timeout: 120_000, skip: installed ? false : 'docker buildx is not installed here' };
let sandbox: Sandbox;
let world: DockerWorld;

before(async () => {
  sandbox = await startSandbox({ parts: ['engine', 'registry'], report: () => undefined, signal });
  world = await DockerWorld.create(sandbox.dockerHost, process.env['DOCKER_CONFIG'], nullLog, process.env['PATH']);
});

after(async () => {
  await world.remove();
  await sandbox.stop();
});

test('BuildKit builds, and the image can be pushed', options, async () => {
  const tag = world.ref('buildx', sandbox.registry.open);
  const stamp = `stamp ${Date.now()}`;
  const request = await world.context({ Dockerfile: `${withShell}RUN --mount=type=cache,target=/cache echo ${stamp} > /cache/x && cat /cache/x\n` }, [tag]);
  const report = record();
  const built = await world.engine.build(request, report, signal);
  assert.ok(report.lines.some((line) => line.endsWith(` ${stamp}`)), report.lines.join('\n'));
  assert.ok(report.numbers.some((number) => number.unit === 'steps' && number.total === number.done));
  assert.equal((await world.engine.inspect(formatImageRef(tag), signal))['Id'], built.id);
  assert.match((await world.engine.push(tag, record(), signal)).digest, /^sha256:/);
});

test('a failing command and a syntax error are failed builds with their reasons', options, async () => {
  const failing = await world.context({ Dockerfile: `${withShell}RUN echo before; nosuchprogram\n` });
  await assert.rejects(world.engine.build(failing, record(), signal), failsWith('buildFailed', /RUN echo before/, /nosuchprogram: not found/, /127/));
  const wrong = await world.context({ Dockerfile: 'FROM scratch\nCOPYY a /\n' });
  await assert.rejects(world.engine.build(wrong, record(), signal), failsWith('buildFailed', /"dockerfile parse error.*COPYY/));
});

test('a cancelled build rejects with the reason', options, async () => {
  const controller = new AbortController();
  const report = record();
  const building = world.engine.build(await world.context({ Dockerfile: `${withShell}RUN echo sleeping ${Date.now()} now; sleep 300\n` }), report, controller.signal);
  building.catch(() => undefined);
  await report.said(' now');
  controller.abort();
  await assert.rejects(building, { name: 'AbortError' });
});
