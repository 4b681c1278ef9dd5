import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runCommand } from '../../scripts/command.ts';
import { inProject } from '../../scripts/project.ts';
import { readSources } from './sources.ts';

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The value that `share` of the sorted numbers do not exceed. */
function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

test('files are short: 90 lines in the mean, none over 300', async (t) => {
  const files = await readSources('src', 'webview');
  const mean = sum(files.map((file) => file.lines)) / files.length;
  t.diagnostic(`${files.length} files, ${mean.toFixed(1)} lines in the mean`);
  assert.deepEqual(files.filter((file) => file.lines > 300).map((file) => `${file.path} ${file.lines}`), []);
  assert.ok(mean <= 90, `the mean is ${mean.toFixed(1)} lines`);
});

interface FunctionLength {
  readonly where: string;
  readonly lines: number;
}

/** The length of every function, as the linter's own rule counts it when no length is allowed at all. */
async function functionLengths(...folders: readonly string[]): Promise<readonly FunctionLength[]> {
  await mkdir(inProject('build'), { recursive: true });
  const configuration = inProject('build', 'functionLengths.oxlintrc.json');
  const rules = { 'max-lines-per-function': ['error', { max: 0, skipBlankLines: false, skipComments: false, IIFEs: true }] };
  await writeFile(configuration, JSON.stringify({ categories: { correctness: 'off' }, ignorePatterns: ['**/*.gen.ts'], rules }));
  const { output } = await runCommand(inProject('node_modules', '.bin', 'oxlint'), ['-c', configuration, '-f', 'json', ...folders]);
  const { diagnostics } = JSON.parse(output) as { diagnostics: readonly { message: string; filename: string; labels: readonly { span: { line: number } }[] }[] };
  return diagnostics.map(({ message, filename, labels }) => ({
    where: `${filename}:${labels[0]?.span.line}`,
    lines: Number(/too many lines \((\d+)\)/.exec(message)?.[1]),
  }));
}

test('functions are short: 95 of 100 have at most 30 lines', async (t) => {
  const lengths = await functionLengths('src', 'webview');
  assert.ok(lengths.length > 100 && lengths.every((one) => one.lines > 0), 'the lengths were not measured');
  const p95 = percentile(lengths.map((one) => one.lines), 0.95);
  const longest = [...lengths].sort((a, b) => b.lines - a.lines).slice(0, 5);
  t.diagnostic(`${lengths.length} functions, p95 ${p95}, longest ${longest.map((one) => `${one.where} ${one.lines}`).join(', ')}`);
  assert.ok(p95 <= 30, `p95 is ${p95}`);
  assert.deepEqual(longest.filter((one) => one.lines > 60), []);
});

test('types and lint rules hold: no any, no non-null assertion, no ts-ignore, no empty catch', async () => {
  const { code, output } = await runCommand(process.execPath, [inProject('scripts', 'check.ts')]);
  assert.equal(code, 0, output);
});

/** Lines of the fixtures and sample files that tests stand on. */
async function fixtureLines(): Promise<number> {
  const paths = await Array.fromAsync(glob(['test/fixtures/**/*.*', 'test/workspaces/**/*.*'], { cwd: inProject() }));
  const texts = await Promise.all(paths.map((path) => readFile(inProject(path), 'utf8')));
  return sum(texts.map((text) => text.split('\n').length));
}

test('tests and fixtures are at least 0.9 of the source by lines', async (t) => {
  const source = sum((await readSources('src', 'webview')).map((file) => file.lines));
  const tests = sum((await readSources('test')).map((file) => file.lines)) + (await fixtureLines());
  t.diagnostic(`${tests} lines of tests, ${source} of source, ratio ${(tests / source).toFixed(2)}`);
  assert.ok(tests >= 0.9 * source, `the ratio is ${(tests / source).toFixed(2)}`);
});

test('extension.ts stays a doorway', async () => {
  const files = await readSources('src');
  const doorway = files.find((file) => file.path === 'src/extension.ts');
  assert.ok(doorway !== undefined && doorway.lines <= 40, `${doorway?.lines} lines`);
});

test('the top level holds only what belongs there', async () => {
  const tracked = (await runCommand('git', ['ls-files'])).output.split('\n').filter((path) => path !== '');
  const entries = [...new Set(tracked.map((path) => path.split('/')[0] ?? ''))].sort();
  const rooms = ['.ci', 'docs', 'media', 'schemas', 'scripts', 'snippets', 'src', 'test', 'webview'];
  const files = ['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'package.json', 'package.nls.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
  const toolFiles = ['.gitignore', '.npmignore', '.npmrc', '.oxlintrc.json', '.vscodeignore'];
  const allowed = [...rooms, ...files, ...toolFiles];
  assert.deepEqual(entries.filter((entry) => !allowed.includes(entry)), []);
  for (const folder of rooms) assert.ok(readdirSync(inProject(folder)).length > 0, `${folder} is empty`);
});

test('the lock file names no host', async () => {
  const lock = await readFile(inProject('package-lock.json'), 'utf8');
  assert.equal(/"resolved":/.test(lock), false);
});
