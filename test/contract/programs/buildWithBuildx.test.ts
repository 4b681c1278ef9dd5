import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { sleep } from '../../../src/base/async.ts';
import { AppError } from '../../../src/base/errors.ts';
import { runProgram } from '../../../src/services/docker/runProgram.ts';
import type { Engine } from '../../../src/services/docker/engine.ts';
import type { StepReporter } from '../../../src/core/deploy/stepEvent.ts';
import { temporaryFolder, writeProgram } from '../../unit/services/temporaryFolder.ts';
import { fakeEngine, json } from '../../unit/services/docker/fakeEngine.ts';

const never = new AbortController().signal;
const watchdog = { timeout: 30_000 };

/** Stands for the docker command line: writes down what it was asked and does what the Dockerfile's first word says. */
const program = `
const { writeFileSync, readFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const asked = process.argv.slice(2);
const after = (flag) => asked[asked.indexOf(flag) + 1];
if (asked.includes('version')) { console.log('github.com/docker/buildx v0.38.2'); process.exit(0); }
writeFileSync(process.env.ASKED, JSON.stringify(asked));
const todo = readFileSync(after('--file'), 'utf8').trim();
console.error('#1 [1/2] COPY a /a');
if (todo === 'fail') {
  console.error('#2 [2/2] RUN x\\n#2 0.1 no such gpu\\n#2 ERROR: process "x" did not complete successfully: exit code: 1');
  console.error('ERROR: failed to solve: process "x" did not complete successfully: exit code: 1');
  process.exit(1);
}
if (todo === 'hang') {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  console.error('child ' + child.pid);
  setInterval(() => {}, 1000);
} else writeFileSync(after('--iidfile'), 'sha256:built');
`;

interface Stage {
  readonly engine: Engine;
  readonly folder: string;
  readonly asked: () => Promise<readonly string[]>;
}

async function stage(context: TestContext, todo: string): Promise<Stage> {
  const folder = await temporaryFolder(context, { Dockerfile: todo });
  await writeProgram(join(folder, 'bin'), 'docker', program);
  const engine = await fakeEngine(context, { 'GET /images/sha256:built/json': json({ Id: 'sha256:built', Size: 9 }) });
  Object.assign(engine.target.environment.variables, {
    PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
    ASKED: join(folder, 'asked.json'),
  });
  return { engine, folder, asked: async () => JSON.parse(await readFile(join(folder, 'asked.json'), 'utf8')) as readonly string[] };
}

function reporter(line: (text: string) => void = () => undefined): StepReporter & { readonly steps: number[] } {
  const steps: number[] = [];
  return { steps, line, progress: (done, _, unit) => void (unit === 'steps' && steps.push(done)) };
}

test('buildx is used where it is installed, always with the context named', watchdog, async (context) => {
  const { engine, folder, asked } = await stage(context, 'ok');
  const report = reporter();
  const tags = [{ registry: 'r.example', repository: 'a/b', tag: '1' }];
  const request = { context: folder, dockerfile: join(folder, 'Dockerfile'), tags, buildArgs: { A: 'b c' }, target: 't', platform: 'linux/amd64', labels: { l: 'v' } };
  assert.deepEqual(await engine.build(request, report, never), { id: 'sha256:built', bytes: 9 });
  assert.deepEqual(report.steps, [1]);
  const words = await asked();
  assert.deepEqual(words.slice(0, 6), ['--context', 'default', 'buildx', 'build', '--progress', 'plain']);
  const rest = words.slice(words.indexOf('--tag'));
  assert.deepEqual(rest, ['--tag', 'r.example/a/b:1', '--build-arg', 'A=b c', '--label', 'l=v', '--target', 't', '--platform', 'linux/amd64', folder]);
});

test('a failed build names the step and what it printed', watchdog, async (context) => {
  const { engine, folder } = await stage(context, 'fail');
  const building = engine.build({ context: folder, dockerfile: join(folder, 'Dockerfile'), tags: [] }, reporter(), never);
  await assert.rejects(building, (error) => {
    assert.ok(error instanceof AppError && error.code === 'buildFailed', String(error));
    assert.equal(error.facts['step'], '[2/2] RUN x');
    assert.match(error.facts['reason'] ?? '', /^no such gpu \(/);
    return true;
  });
});

/** A process that ended and that nobody has asked for since still has an entry, in state Z. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('an abort ends the program and what it started', watchdog, async (context) => {
  const { engine, folder } = await stage(context, 'hang');
  const controller = new AbortController();
  let child = 0;
  const report = reporter((text) => {
    const pid = /^child (\d+)$/.exec(text)?.[1];
    if (pid === undefined) return;
    child = Number(pid);
    controller.abort();
  });
  await assert.rejects(engine.build({ context: folder, dockerfile: join(folder, 'Dockerfile'), tags: [] }, report, controller.signal), { name: 'AbortError' });
  assert.ok(child > 0);
  for (let attempt = 0; attempt < 50 && isRunning(child); attempt++) await sleep(100, never);
  assert.equal(isRunning(child), false);
});

test('a program that cannot be started rejects, one that ends answers its code and its last words', watchdog, async () => {
  const lines: string[] = [];
  const run = (command: string, ...words: readonly string[]): Promise<number> =>
    runProgram({ command, arguments: words, variables: process.env }, (line) => lines.push(line), never);
  await assert.rejects(run('/nowhere/program'), { code: 'ENOENT' });
  assert.equal(await run(process.execPath, '-e', 'process.stdout.write("10%\\r100%\\nlast"); process.exitCode = 3'), 3);
  assert.deepEqual(lines, ['100%', 'last']);
});
