import assert from 'node:assert/strict';
import { appendFile, chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { AppError } from '../../../../src/base/errors.ts';
import { type ContextFiles, listContextFiles, nameInContext } from '../../../../src/services/docker/contextFiles.ts';
import { packContext } from '../../../../src/services/docker/packContext.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const never = new AbortController().signal;

async function list(folder: string, dockerfile = 'Dockerfile'): Promise<ContextFiles> {
  return listContextFiles(folder, join(folder, dockerfile), never);
}

async function namesOf(context: TestContext, files: Record<string, string>, dockerfile = 'Dockerfile'): Promise<readonly string[]> {
  const folder = await temporaryFolder(context, files);
  return (await list(folder, dockerfile)).entries.filter((entry) => entry.type !== 'directory').map((entry) => entry.name);
}

interface Unpacked {
  readonly name: string;
  readonly type: string | null | undefined;
  readonly mode: number | undefined;
  readonly text: string;
  readonly linkname: string | null | undefined;
}

async function unpack(tar: Readable): Promise<readonly Unpacked[]> {
  const entries: Unpacked[] = [];
  const reader = extract();
  const bytes = Buffer.concat(await tar.toArray());
  reader.end(bytes);
  for await (const entry of reader) {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry) pieces.push(piece as Uint8Array);
    const { name, type, mode, linkname } = entry.header;
    entries.push({ name, type, mode, text: Buffer.concat(pieces).toString(), linkname });
  }
  return entries;
}

test('the Dockerfile and its ignore file are sent even when everything is ignored', async (context) => {
  const names = await namesOf(context, { Dockerfile: '', '.dockerignore': '*\n!train.py', 'train.py': '', 'data.bin': '' });
  assert.deepEqual(names, ['.dockerignore', 'Dockerfile', 'train.py']);
});

test('a negated file inside an ignored folder is sent, its neighbours are not', async (context) => {
  const names = await namesOf(context, { Dockerfile: '', '.dockerignore': 'data\n!data/keep.txt', 'data/keep.txt': '', 'data/big.bin': '' });
  assert.deepEqual(names, ['.dockerignore', 'Dockerfile', 'data/keep.txt']);
});

test('the ignore file beside a Dockerfile goes before the one of the context', async (context) => {
  const files = { 'gpu.Dockerfile': '', 'gpu.Dockerfile.dockerignore': 'a.txt', '.dockerignore': 'b.txt', 'a.txt': '', 'b.txt': '' };
  assert.deepEqual(await namesOf(context, files, 'gpu.Dockerfile'), ['.dockerignore', 'b.txt', 'gpu.Dockerfile', 'gpu.Dockerfile.dockerignore']);
});

test('a Dockerfile in an ignored folder is sent with its folder only', async (context) => {
  const folder = await temporaryFolder(context, { 'docker/Dockerfile': '', 'docker/big.bin': '', '.dockerignore': 'docker' });
  const files = await list(folder, 'docker/Dockerfile');
  assert.deepEqual(files.entries.map((entry) => entry.name), ['.dockerignore', 'docker', 'docker/Dockerfile']);
});

test('an ignored folder that cannot be read does no harm, a wanted one is an error with its path', async (context) => {
  const folder = await temporaryFolder(context, { Dockerfile: '', '.dockerignore': 'gone' });
  await symlink('nowhere', join(folder, 'gone'));
  assert.equal((await list(folder)).entries.length, 2);
  await assert.rejects(list(join(folder, 'missing')), (error) => error instanceof AppError && error.code === 'buildContextUnreadable' && (error.facts['path'] ?? '').endsWith('missing'));
});

test('modes, links, empty folders and long names survive the tar, owners do not', async (context) => {
  const long = `${'d'.repeat(90)}/${'e'.repeat(90)}/ü ñ.txt`;
  const folder = await temporaryFolder(context, { Dockerfile: 'FROM scratch', 'run.sh': '#!', [long]: 'long' });
  await chmod(join(folder, 'run.sh'), 0o755);
  await mkdir(join(folder, 'empty'));
  await symlink('run.sh', join(folder, 'link'));
  await symlink('nowhere', join(folder, 'dangling'));
  const sent: number[] = [];
  const { entries, bytes } = await list(folder);
  const { tar, packed } = await packContext(entries, [{ name: 'extra', text: 'more' }], (piece) => sent.push(piece), never);
  const unpacked = new Map((await unpack(tar)).map((entry) => [entry.name.replace(/\/$/, ''), entry]));
  await packed;
  assert.equal(unpacked.get('extra')?.text, 'more');
  assert.equal(unpacked.get('run.sh')?.mode, 0o755);
  assert.deepEqual([unpacked.get('link')?.type, unpacked.get('link')?.linkname], ['symlink', 'run.sh']);
  assert.equal(unpacked.get('dangling')?.linkname, 'nowhere');
  assert.equal(unpacked.get('empty')?.type, 'directory');
  assert.equal(unpacked.get(long)?.text, 'long');
  assert.equal(sent.reduce((sum, piece) => sum + piece, 0), bytes);
});

function vanished(error: unknown): boolean {
  return error instanceof AppError && error.code === 'buildContextUnreadable' && (error.facts['path'] ?? '').endsWith('b.bin');
}

test('a file that vanished between listing and packing is an error with its path, for tar and packing alike', async (context) => {
  const folder = await temporaryFolder(context, { Dockerfile: '', 'a.bin': 'x', 'b.bin': 'y' });
  const { entries } = await list(folder);
  await rm(join(folder, 'b.bin'));
  const { tar, packed } = await packContext(entries, [], () => undefined, never);
  await assert.rejects(tar.toArray(), vanished);
  await assert.rejects(packed, vanished);
});

test('a growing file is sent as it was listed, a shrunken one is an error', async (context) => {
  const folder = await temporaryFolder(context, { Dockerfile: '', 'train.log': 'epoch 1\n' });
  const { entries } = await list(folder);
  await appendFile(join(folder, 'train.log'), 'epoch 2\n');
  const grown = await packContext(entries, [], () => undefined, never);
  assert.equal((await unpack(grown.tar)).find((entry) => entry.name === 'train.log')?.text, 'epoch 1\n');
  await truncate(join(folder, 'train.log'), 3);
  const shrunken = await packContext(entries, [], () => undefined, never);
  await assert.rejects(shrunken.tar.toArray(), /shorter/);
});

test('an abort ends the tar and the packing', async (context) => {
  const folder = await temporaryFolder(context, { Dockerfile: '' });
  await writeFile(join(folder, 'big.bin'), Buffer.alloc(4 * 1024 * 1024));
  const { entries } = await list(folder);
  const controller = new AbortController();
  const { tar, packed } = await packContext(entries, [], () => controller.abort(), controller.signal);
  await assert.rejects(tar.toArray(), { name: 'AbortError' });
  await assert.rejects(packed);
});

test('paths outside of the context have no name in it', () => {
  assert.equal(nameInContext('/w/app', '/w/app/docker/Dockerfile'), 'docker/Dockerfile');
  assert.equal(nameInContext('/w/app', '/w/Dockerfile'), undefined);
  assert.equal(nameInContext('/w/app', '/w/app'), undefined);
  assert.equal(nameInContext('/w/app', '/w/app/..data'), '..data');
});
