import assert from 'node:assert/strict';
import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findFiles } from '../../../../src/services/files/findFiles.ts';
import type { LintRun } from '../../../../src/services/files/lintFile.ts';
import { lintPaths, lintStandardInput } from '../../../../src/services/files/lintPaths.ts';
import { readText } from '../../../../src/services/files/readText.ts';
import { linterThat } from './fakeLinter.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const manifest = 'apiVersion: v1\nkind: Pod\n';

/** Finds one error at the first character of each file. */
const linter = linterThat((text) => (text.includes('bad') ? [{ rule: 'r', severity: 'error', message: 'm', span: { start: 0, end: 1 } }] : []));

function runIn(folder: string, more: Partial<LintRun> = {}): LintRun {
  return { folder, linterFor: () => Promise.resolve(linter), checkConfiguration: () => Promise.reject(new Error('no configuration was named')), readConfigurations: () => [], fixes: 'none', ...more };
}

test('folders are walked by name, without what .gitignore excludes', async (context) => {
  const files = { '.gitignore': 'ignored/\n*.gen.yaml\n', 'b.yaml': '', 'a/Dockerfile': '', 'a/.gitignore': '!kept.gen.yaml\nx.yaml', 'a/kept.gen.yaml': '', 'a/x.yaml': '', 'c.gen.yaml': '', 'ignored/d.yaml': '', 'node_modules/e.yaml': '', '.git/f.yaml': '', 'g.txt': '' };
  const folder = await temporaryFolder(context, files);
  const { files: found, failures } = await findFiles([folder], (name) => !name.endsWith('.txt') && name !== '.gitignore');
  assert.deepEqual(found.map((file) => file.path.slice(folder.length + 1)), ['a/Dockerfile', 'a/kept.gen.yaml', 'b.yaml']);
  assert.deepEqual(failures, []);
});

test('the .gitignore files of the repository count below a folder in it, and files that are named are always taken', async (context) => {
  const folder = await temporaryFolder(context, { '.git/HEAD': '', '.gitignore': 'out.yaml\n', 'deep/a/out.yaml': '', 'deep/a/in.yaml': '' });
  const walked = await findFiles([join(folder, 'deep/a')], () => true);
  assert.deepEqual(walked.files.map((file) => file.path.slice(folder.length + 1)), ['deep/a/in.yaml']);
  const both = await findFiles([join(folder, 'deep/a/out.yaml'), join(folder, 'deep')], () => true);
  assert.deepEqual(both.files.map((file) => [file.path.slice(folder.length + 1), file.named]), [['deep/a/out.yaml', true], ['deep/a/in.yaml', false]]);
});

test('links to files are followed, links to folders and broken ones are not', async (context) => {
  const folder = await temporaryFolder(context, { 'real/a.yaml': manifest });
  await symlink(join(folder, 'real/a.yaml'), join(folder, 'link.yaml'));
  await symlink(join(folder, 'nothing'), join(folder, 'broken.yaml'));
  await symlink(folder, join(folder, 'real/round'));
  const { files, failures } = await findFiles([folder], () => true);
  assert.deepEqual(files.map((file) => file.path.slice(folder.length + 1)), ['link.yaml', 'real/a.yaml']);
  assert.deepEqual(failures, []);
});

test('the report has what was checked, what is not ours and what could not be read', async (context) => {
  const files = { 'a.yaml': `${manifest}# bad`, 'values.yaml': 'x: 1', 'notes.txt': 'bad', 'binary.yaml': '\u0000\u0001' };
  const folder = await temporaryFolder(context, files);
  const report = await lintPaths(['.', 'notes.txt', 'missing.yaml'], runIn(folder));
  assert.deepEqual(report.checked.map(({ file, findings }) => [file, findings.length]), [['a.yaml', 1]]);
  assert.deepEqual(report.notOurs, ['notes.txt']);
  assert.deepEqual(report.failures, ['missing.yaml cannot be read: there is nothing of this name.']);
});

test('paths are shown from where one is, also upwards', async (context) => {
  const folder = await temporaryFolder(context, { 'x/a.yaml': manifest, 'y/b.yaml': manifest });
  const report = await lintPaths(['../y', 'a.yaml'], runIn(join(folder, 'x')));
  assert.deepEqual(report.checked.map(({ file }) => file), ['../y/b.yaml', 'a.yaml']);
});

test('a walk that is aborted ends', async (context) => {
  const folder = await temporaryFolder(context, { 'a.yaml': manifest });
  await assert.rejects(lintPaths([folder], runIn(folder), AbortSignal.abort()), { name: 'AbortError' });
});

test('text is UTF-8, or UTF-16 where the file says so; the rest is no text', async (context) => {
  const folder = await temporaryFolder(context, { a: '\ufeffé', c: 'A\u0000B' });
  await writeFile(join(folder, 'b'), new Uint8Array([0xff, 0xfe, 0x41, 0x00]));
  assert.equal(await readText(join(folder, 'a')), '\ufeffé');
  assert.equal(await readText(join(folder, 'b')), '\ufeffA');
  assert.equal(await readText(join(folder, 'c')), undefined);
  await assert.rejects(readText(folder), { code: 'fileUnreadable', facts: { path: folder, reason: 'it is a folder.' } });
});

/** Finds every "bad" and knows what to write instead. */
const mending = linterThat((text) => [...text.matchAll(/bad/g)].map(({ index }) => ({ rule: 'r', severity: 'error', message: 'm', span: { start: index, end: index + 3 }, fixes: () => [{ title: 't', kind: 'safe', edits: [{ start: index, end: index + 3, text: 'good' }] }] })));

function mendingIn(folder: string, fixes: LintRun['fixes']): LintRun {
  return runIn(folder, { linterFor: () => Promise.resolve(mending), fixes });
}

test('fixes are written in the encoding, with the mark, the line ends and the rights that the file has', async (context) => {
  const folder = await temporaryFolder(context, { 'a.yaml': `\ufeff${manifest.replaceAll('\n', '\r\n')}# bad ü\r\n`, 'clean.yaml': manifest });
  const wide = Buffer.from(`\ufeff${manifest}# bad ü\n`, 'utf16le');
  await writeFile(join(folder, 'wide.yaml'), wide, { mode: 0o640 });
  await symlink('a.yaml', join(folder, 'link.yaml'));
  const { mtimeMs } = await stat(join(folder, 'clean.yaml'));
  const report = await lintPaths(['wide.yaml', 'link.yaml', 'clean.yaml'], mendingIn(folder, 'written'));
  assert.deepEqual(report.checked.map(({ findings }) => findings.length), [0, 0, 0]);
  assert.deepEqual(report.changed?.map(({ file }) => file), ['wide.yaml', 'link.yaml']);
  assert.equal(await readFile(join(folder, 'a.yaml'), 'utf8'), `\ufeff${manifest.replaceAll('\n', '\r\n')}# good ü\r\n`);
  assert.deepEqual(await readFile(join(folder, 'wide.yaml')), Buffer.from(wide.toString('utf16le').replace('bad', 'good'), 'utf16le'));
  assert.ok((await lstat(join(folder, 'link.yaml'))).isSymbolicLink());
  assert.equal((await stat(join(folder, 'wide.yaml'))).mode & 0o777, 0o640);
  assert.equal((await stat(join(folder, 'clean.yaml'))).mtimeMs, mtimeMs);
  assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.tmp')), []);
});

test('shown fixes change nothing on disk', async (context) => {
  const folder = await temporaryFolder(context, { 'a.yaml': `${manifest}# bad\n` });
  const report = await lintPaths(['.'], mendingIn(folder, 'shown'));
  assert.deepEqual(report.changed, [{ file: 'a.yaml', before: `${manifest}# bad\n`, after: `${manifest}# good\n` }]);
  assert.equal(await readFile(join(folder, 'a.yaml'), 'utf8'), `${manifest}# bad\n`);
  assert.deepEqual((await lintStandardInput('x/b.yaml', `${manifest}# bad\n`, mendingIn(folder, 'shown'))).changed?.map(({ file }) => file), ['x/b.yaml']);
});

test('a file with bytes that are no text is not rewritten, and its findings are told', async (context) => {
  const folder = await temporaryFolder(context);
  const bytes = Buffer.concat([Buffer.from(`${manifest}# bad `), Buffer.from([0xff, 0x0a])]);
  await writeFile(join(folder, 'a.yaml'), bytes);
  const report = await lintPaths(['.'], mendingIn(folder, 'written'));
  assert.deepEqual([report.checked.map(({ findings }) => findings.length), report.changed, report.failures], [[1], [], ['a.yaml cannot be changed: it holds bytes that are no text.']]);
  assert.deepEqual(await readFile(join(folder, 'a.yaml')), bytes);
});

test('what the configuration ignores is told where it was named', async (context) => {
  const folder = await temporaryFolder(context, { 'a.yaml': manifest, 'b.yaml': manifest });
  const report = await lintPaths(['.', 'b.yaml'], runIn(folder, { linterFor: (path) => Promise.resolve(path.endsWith('b.yaml') ? undefined : linter) }));
  assert.deepEqual([report.checked.map(({ file }) => file), report.ignored], [['a.yaml'], ['b.yaml']]);
});
