import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readWorkspace } from '../../../src/services/files/readWorkspace.ts';

const scratch = mkdtempSync(join(tmpdir(), 'slipway-workspace-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const never = new AbortController().signal;
const globs = ['**/*.yaml', '**/*.yml'];

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=Slipway tests', '-c', 'user.email=tests@localhost', ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

describe('readWorkspace', () => {
  test('finds Dockerfiles and the files that the globs name, and leaves the folders of tools out', async () => {
    const folder = folderOf('found', {
      'Dockerfile': 'FROM x',
      'train/Dockerfile.gpu': 'FROM x',
      'Dockerfile.dockerignore': '*',
      'k8s/deploy.yaml': 'a: 1',
      'k8s/service.yml': 'b: 1',
      'k8s/values.json': '{}',
      'node_modules/x/Dockerfile': 'FROM x',
      '.git/x.yaml': 'a: 1',
    });
    symlinkSync('/etc', join(folder, 'link'));
    const found = await readWorkspace(folder, globs, never);
    assert.deepEqual(found.dockerfiles, ['Dockerfile', 'train/Dockerfile.gpu']);
    assert.deepEqual(found.manifests, [{ path: 'k8s/deploy.yaml', text: 'a: 1' }, { path: 'k8s/service.yml', text: 'b: 1' }]);
    assert.deepEqual((await readWorkspace(folder, ['./k8s/*.yml'], never)).manifests.map(({ path }) => path), ['k8s/service.yml']);
  });

  test('a clean repository is its commit, every change makes another revision', async () => {
    const folder = folderOf('repository', { 'a.py': 'one' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'first');
    const commit = git(folder, 'rev-parse', 'HEAD').trim();
    const revision = async (): Promise<unknown> => (await readWorkspace(folder, globs, never)).revision;
    assert.deepEqual(await revision(), { from: 'git', commit });
    const seen = new Set<string>();
    for (const [path, text] of [['a.py', 'two'], ['a.py', 'three'], ['b.py', 'new'], ['b.py', 'newer']] as const) {
      writeFileSync(join(folder, path), text);
      seen.add(JSON.stringify(await revision()));
    }
    assert.equal(seen.size, 4);
    for (const each of seen) assert.match(each, new RegExp(`"commit":"${commit}","dirty":"[0-9a-f]{64}"`));
    assert.deepEqual(await revision(), await revision());
  });

  test('without git the content is hashed', async () => {
    const one = await readWorkspace(folderOf('one', { 'a.py': 'x', 'b.py': 'y' }), globs, never);
    const same = await readWorkspace(folderOf('same', { 'a.py': 'x', 'b.py': 'y' }), globs, never);
    const other = await readWorkspace(folderOf('other', { 'a.py': 'xy', 'b.py': '' }), globs, never);
    assert.equal(one.revision.from, 'content');
    assert.deepEqual(one.revision, same.revision);
    assert.notDeepEqual(one.revision, other.revision);
  });

  test('a folder that is not there is named, and an abort ends the walk', async () => {
    await assert.rejects(readWorkspace(join(scratch, 'nowhere'), globs, never), { code: 'fileUnreadable' });
    await assert.rejects(readWorkspace(folderOf('aborted', { a: '' }), globs, AbortSignal.abort()), { name: 'AbortError' });
  });
});
