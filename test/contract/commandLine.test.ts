import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  const files = { 'work/Dockerfile': 'FROM registry.example.com/a:1.0\nCMD ["a"]\n', 'work/bad/Dockerfile': 'FROM registry.example.com/a:1.0\nRUN x\n  FOO\n', 'work/empty/notes.txt': '', 'work/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: "registry.example.com/a:1.0"}]}\n' };
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
  return runWith('', ...words);
}

/** The same with a text on standard input. */
function runWith(input: string, ...words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: join(folder, 'work'), encoding: 'utf8', timeout: 60_000, maxBuffer: 100_000_000, input });
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
  for (const words of [[], ['lint'], ['build', 'x'], ['lint', 'x', '--format', 'xml'], ['lint', '--nothing', 'x'], ['lint', 'x', '--max-warnings', 'few'], ['lint', 'x', '--stdin-filename', 'y'], ['lint', 'x', '--fix', '--fix-dry-run'], ['lint', '--fix', '--stdin-filename', 'x']]) {
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

test('nothing to check is no failure for who says so', () => {
  assert.equal(run('lint', 'empty', '--allow-empty').code, 0);
});

test('SARIF and GitHub commands carry the same places', () => {
  const sarif = run('lint', '.', '--format', 'sarif');
  const { runs } = JSON.parse(sarif.output) as { readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly locations: readonly unknown[] }[] }[] };
  assert.deepEqual([sarif.code, sarif.notes, runs[0]?.results.map(({ ruleId }) => ruleId)], [1, '', ['dockerfile/unknown-instruction']]);
  assert.deepEqual(runs[0]?.results[0]?.locations, [{ physicalLocation: { artifactLocation: { uri: 'bad/Dockerfile', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 6 } } }]);
  assert.match(run('lint', '.', '--format', 'github').output, /^::error file=bad\/Dockerfile,line=3,endLine=3,col=3,endColumn=6,title=dockerfile\/unknown-instruction::FOO /);
});

test('more warnings than allowed end with 1 and say so', () => {
  const twoWarnings = 'FROM registry.example.com/a:1 AS x\nFROM registry.example.com/a:1 AS x\nFROM registry.example.com/a:1 AS x\nCMD ["a"]\n';
  assert.equal(runWith(twoWarnings, 'lint', '--stdin-filename', 'Dockerfile', '--max-warnings', '2').code, 0);
  const { code, notes } = runWith(twoWarnings, 'lint', '--stdin-filename', 'Dockerfile', '--max-warnings', '1');
  assert.deepEqual([code, notes], [1, 'There are 2 warnings; --max-warnings allows 1.\n']);
});

test('standard input is checked as the file it is said to be', () => {
  const { code, output } = runWith('FROM registry.example.com/a:1\nRUN x\n  FOO\n', 'lint', '--stdin-filename', 'dir/Dockerfile', '--format', 'json');
  assert.deepEqual([code, (JSON.parse(output) as readonly { file: string }[]).map(({ file }) => file)], [1, ['dir/Dockerfile']]);
  assert.equal(runWith('x', 'lint', '--stdin-filename', 'notes.txt').code, 3);
});

test('fixes are shown as a diff, then made', async () => {
  const text = 'FROM registry.example.com/a:1.0\r\nRUN a && \\\r\n\r\n  b\r\nCMD ["a"]\r\n';
  await mkdir(join(folder, 'work/fix'));
  await writeFile(join(folder, 'work/fix/Dockerfile'), text);
  const dry = run('lint', 'fix', '--fix-dry-run');
  assert.deepEqual([dry.code, dry.notes], [0, '1 file would be changed.\n1 file checked, nothing found.\n']);
  assert.equal(dry.output, '--- a/fix/Dockerfile\n+++ b/fix/Dockerfile\n@@ -1,5 +1,4 @@\n FROM registry.example.com/a:1.0\r\n RUN a && \\\r\n-\r\n   b\r\n CMD ["a"]\r\n');
  assert.equal(await readFile(join(folder, 'work/fix/Dockerfile'), 'utf8'), text);
  assert.deepEqual(run('lint', 'fix', '--fix'), { code: 0, output: '1 file checked, nothing found.\n', notes: '1 file fixed.\n' });
  assert.equal(await readFile(join(folder, 'work/fix/Dockerfile'), 'utf8'), text.replace('\r\n\r\n', '\r\n'));
  assert.equal(run('lint', 'fix', '--fix-dry-run').notes, 'Nothing can be fixed without asking.\n1 file checked, nothing found.\n');
});

test('several threads say what one says, in the same order and with the same fixes', async () => {
  const copies = ['one', 'two', 'three', 'four'];
  for (const copy of copies) await cp(inProject('test/fixtures'), join(folder, 'many', copy), { recursive: true });
  await writeFile(join(folder, 'many/two/.slipway.yaml'), 'rules:\n  shm-too-small: off\n  base-image-eool: off\n');
  for (const words of [['--format', 'text'], ['--format', 'json'], ['--format', 'sarif'], ['--format', 'github'], ['--fix-dry-run'], ['--kube-version', '1.31']]) {
    const [alone, together] = ['1', '3'].map((threads) => run('lint', '../many', ...words, '--threads', threads));
    assert.ok(alone !== undefined && alone.output.length > 10_000, words.join(' '));
    assert.deepEqual(together, alone, words.join(' '));
  }
});

test('the Kubernetes version decides what is known', () => {
  const old = 'apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: {name: a}\n';
  const rules = (version: string): readonly string[] => (JSON.parse(runWith(old, 'lint', '--stdin-filename', 'a.yaml', '--format', 'json', '--kube-version', version).output) as readonly { rule: string }[]).map(({ rule }) => rule);
  assert.ok(rules('1.32').includes('schema/removed-api'));
  assert.ok(!rules('1.31').includes('schema/removed-api'));
  const { code, notes } = run('lint', '.', '--kube-version', '1.99');
  assert.equal(code, 2);
  assert.match(notes, /^There are no schemas for Kubernetes 1\.99; there are those of 1\.30, /);
});

test('settings come from .slipway.yaml, are shown, and are told at exact places where they are wrong', async () => {
  const files = { 'set/.slipway.yaml': 'rules:\n  dockerfile/*: hint\nignore: [out]\n', 'set/Dockerfile': 'FROM registry.example.com/a:1.0\nRUN x\n  FOO\n', 'set/out/Dockerfile': 'FOO\n', 'wrong/.slipway.yaml': 'rules:\n  base-image-eool: off\n', 'wrong/Dockerfile': 'FROM registry.example.com/a:1.0\nCMD ["a"]\n' };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, 'work', path, '..'), { recursive: true });
    await writeFile(join(folder, 'work', path), text);
  }
  const set = run('lint', 'set', '--format', 'json');
  assert.deepEqual([set.code, (JSON.parse(set.output) as readonly { file: string; severity: string }[]).map(({ file, severity }) => `${file} ${severity}`)], [0, ['set/Dockerfile hint']]);
  assert.deepEqual(run('lint', 'set/out/Dockerfile'), { code: 3, output: '', notes: 'set/out/Dockerfile was not checked, because the configuration ignores it.\nNothing was checked: there is no Dockerfile, Kubernetes manifest or compose file among these paths.\n' });
  const shown = JSON.parse(run('lint', '--print-config', 'set/out/Dockerfile').output) as { readonly ignored: boolean; readonly configurations: readonly string[]; readonly rules: Readonly<Record<string, string>> };
  assert.deepEqual([shown.ignored, shown.configurations, shown.rules['dockerfile/exec-form'], shown.rules['shm-too-small']], [true, ['set/.slipway.yaml'], 'hint', 'warning']);
  const wrong = run('lint', 'wrong');
  assert.deepEqual([wrong.code, wrong.notes], [2, '']);
  assert.match(wrong.output, /^wrong\/\.slipway\.yaml:2:3: error: There is no rule "base-image-eool"\. Did you mean "base-image-eol"\? \[config\/unknown-rule\]\n/);
});

test('a baseline hides what was there before, wherever one stands', async () => {
  await mkdir(join(folder, 'work/old'));
  const path = join(folder, 'work/old/Dockerfile');
  await writeFile(path, 'FROM registry.example.com/a:1.0\nRUN x\n  FOO\n');
  assert.deepEqual(run('lint', 'old', '--write-baseline', 'old/known.json'), { code: 0, output: '', notes: '1 finding written to old/known.json.\n' });
  assert.deepEqual(run('lint', 'old', '--baseline', 'old/known.json'), { code: 0, output: '1 file checked, nothing found.\n', notes: '1 finding of old/known.json not told again.\n' });
  await writeFile(path, '# moved\nFROM registry.example.com/a:1.0\nRUN x\n  FOO\nBAR\n');
  const later = run('lint', 'old/Dockerfile', '--baseline', 'old/known.json', '--format', 'json');
  assert.deepEqual([later.code, (JSON.parse(later.output) as readonly { start: { line: number } }[]).map(({ start }) => start.line)], [1, [5]]);
  await writeFile(path, 'FROM registry.example.com/a:1.0\nCMD ["a"]\n');
  assert.equal(run('lint', 'old', '--baseline', 'old/known.json').notes, '1 finding of old/known.json mended; write it again with --write-baseline.\n');
  assert.deepEqual([run('lint', 'old', '--baseline', 'none.json').code, run('lint', 'old', '--baseline', 'Dockerfile').notes], [2, 'Dockerfile is not valid: it is not a baseline of this version of Slipway. Write it again with --write-baseline.\n']);
});

test('a comment that silences nothing is told, and removed by --fix', async () => {
  await mkdir(join(folder, 'work/vain'));
  const text = 'FROM registry.example.com/a:1.0\n# slipway-disable-next-line base-image-unpinned -- why\nCMD ["a"]\n';
  await writeFile(join(folder, 'work/vain/Dockerfile'), text);
  const { code, output } = run('lint', 'vain');
  assert.equal(code, 0);
  assert.match(output, /^vain\/Dockerfile:2:1: info: Nothing here is reported by base-image-unpinned, .* \[suppression\/unused\]$/m);
  assert.equal(run('lint', 'vain', '--fix').output, '1 file checked, nothing found.\n');
  assert.equal(await readFile(join(folder, 'work/vain/Dockerfile'), 'utf8'), 'FROM registry.example.com/a:1.0\nCMD ["a"]\n');
});

test('rules are listed and explained', () => {
  const { code, output } = run('rules');
  assert.equal(code, 0);
  assert.match(output, /^cuda-tag-invalid +error +\S.*\.$/m);
  const listed = JSON.parse(run('rules', '--format', 'json').output) as readonly { id: string }[];
  assert.equal(listed.length, output.trimEnd().split('\n').length);
  assert.match(run('explain', 'cuda-tag-invalid').output, /^cuda-tag-invalid \(error; manifest, dockerfile, compose\)\n\n\S/);
  assert.deepEqual(run('explain', 'cuda-tag-invald'), { code: 2, output: '', notes: 'There is no rule "cuda-tag-invald". Did you mean "cuda-tag-invalid"?\n' });
  assert.equal(run('explain').code, 2);
});

test('help and version', () => {
  assert.match(run('--help').output, /^Usage: slipway lint/);
  assert.match(run('--version').output, /^\d+\.\d+\.\d+\n$/);
});

test('the bundle holds no part of the editor, the engine or the cluster client', async () => {
  const { commandLine } = JSON.parse(await readFile(inProject('build', 'metafiles.json'), 'utf8')) as { commandLine: Metafile };
  const bundled = new Set(Object.keys(commandLine.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
  assert.deepEqual([...bundled].sort(), ['ajv', 'yaml']);
  const rooms = new Set(Object.keys(commandLine.inputs).flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
  assert.deepEqual([...rooms].sort(), ['base', 'cli', 'core', 'services']);
});

test('files of one run are judged by what the others say, also from other threads', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: llm}\nspec: {selector: {app: llm}, ports: [{port: 80, targetPort: 9000}]}\n';
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: llm, labels: {app: llm}}\nspec: {containers: [{name: a, image: "registry.example.com/a:1.0", ports: [{containerPort: 8000}]}]}\n';
  await mkdir(join(folder, 'work/linked'), { recursive: true });
  // More files than one thread takes.
  for (let index = 0; index < 200; index++) {
    const other = index === 0 ? service : index === 199 ? pod : pod.replaceAll('llm', `other${index}`);
    await writeFile(join(folder, 'work/linked', `${String(index).padStart(3, '0')}.yaml`), other);
  }
  const { output, code } = run('lint', 'linked', '--format', 'json');
  const found = JSON.parse(output) as readonly { readonly file: string; readonly rule: string }[];
  assert.deepEqual([code, found.map(({ file, rule }) => `${file} ${rule}`)], [0, ['linked/000.yaml port-chain-mismatch']]);
  assert.deepEqual(run('lint', 'linked/000.yaml', '--format', 'json').output, '[]\n', 'alone nobody knows');
  await rm(join(folder, 'work/linked'), { recursive: true });
});
