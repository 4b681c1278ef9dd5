import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Metafile } from 'esbuild';
import { inProject } from '../../scripts/project.ts';
import { packages } from './packages.ts';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly notes: string;
}

let folder = '';
let program = '';

/** The bundle as it is shipped, with the schemas beside it and a small workspace to check. */
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-cli-'));
  program = join(folder, 'package/dist/cli.js');
  const files = { 'work/Dockerfile': 'FROM a\n', 'work/bad/Dockerfile': 'FROM a\nRUN x\n  FOO\n', 'work/empty/notes.txt': '', 'work/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n' };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await packages();
  await mkdir(join(folder, 'package/dist'), { recursive: true });
  for (const name of ['cli.js', 'schemas.br']) await copyFile(inProject('dist', name), join(folder, 'package/dist', name));
  await copyFile(inProject('package.json'), join(folder, 'package/package.json'));
});

after(() => rm(folder, { recursive: true, force: true }));

function run(...words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: join(folder, 'work'), encoding: 'utf8', timeout: 60_000 });
  return { code: status, output: stdout, notes: stderr };
}

test('clean files end with 0', () => {
  assert.deepEqual(run('lint', 'Dockerfile', 'pod.yaml'), { code: 0, output: '2 files checked, nothing found.\n', notes: '' });
  assert.deepEqual(run('lint', '--format', 'json', 'Dockerfile'), { code: 0, output: '[]\n', notes: '' });
});

test('errors end with 1 and are told as JSON with exact places', () => {
  const { code, output, notes } = run('lint', '.', '--format=json');
  const [finding, ...more] = JSON.parse(output) as readonly Record<string, unknown>[];
  assert.deepEqual([code, notes, more], [1, '', []]);
  assert.match(String(finding?.['message']), /^FOO is not a Dockerfile instruction/);
  assert.deepEqual({ ...finding, message: '' }, { file: 'bad/Dockerfile', rule: 'dockerfile/unknown-instruction', severity: 'error', message: '', start: { line: 3, column: 3 }, end: { line: 3, column: 6 } });
});

test('text goes to a pipe without colours', () => {
  const { code, output } = run('lint', 'bad');
  assert.equal(code, 1);
  assert.match(output, /^bad\/Dockerfile:3:3: error: FOO .*\n {2}3 \| {3}FOO\n {4}\| {3}\^\^\^\n\n1 file checked: 1 error\.\n$/);
});

test('wrong usage ends with 2 and says how it goes', () => {
  for (const words of [[], ['lint'], ['build', 'x'], ['lint', 'x', '--format', 'xml'], ['lint', '--nothing', 'x']]) {
    const { code, output, notes } = run(...words);
    assert.deepEqual([code, output], [2, ''], words.join(' '));
    assert.match(notes, /Usage: slipway lint/, words.join(' '));
  }
});

test('what cannot be read ends with 2 and hides no finding', () => {
  const { code, output, notes } = run('lint', 'missing.yaml', 'bad');
  assert.equal(code, 2);
  assert.match(output, /bad\/Dockerfile:3:3: error/);
  assert.equal(notes, 'missing.yaml cannot be read: there is nothing of this name.\n');
});

test('nothing to check ends with 3 and says so', () => {
  const { code, output, notes } = run('lint', 'empty');
  assert.deepEqual([code, output], [3, '']);
  assert.match(notes, /^Nothing was checked/);
  assert.equal(run('lint', 'empty', '--format', 'json').output, '[]\n');
});

test('help and version', () => {
  assert.match(run('--help').output, /^Usage: slipway lint/);
  assert.match(run('--version').output, /^\d+\.\d+\.\d+\n$/);
});

test('the bundle holds no part of the editor, the engine or the cluster client', async () => {
  const { commandLine } = JSON.parse(await readFile(inProject('build', 'metafiles.json'), 'utf8')) as { commandLine: Metafile };
  const bundled = new Set(Object.keys(commandLine.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
  assert.deepEqual([...bundled], ['yaml']);
  const rooms = new Set(Object.keys(commandLine.inputs).flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
  assert.deepEqual([...rooms].sort(), ['base', 'core', 'services']);
});
