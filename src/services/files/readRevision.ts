import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { abortReason } from '../../base/async.ts';
import type { Revision } from '../../core/deploy/plan.ts';

/** Larger files, such as weights, are told apart by size and time: hashing them would take longer than building. */
const hashedBytes = 32_000_000;
const gitOutput = 256_000_000;

/** Which code the folder holds: its git commit with a hash of what differs from it, or a hash of the files. */
export async function readRevision(folder: string, files: readonly string[], signal: AbortSignal): Promise<Revision> {
  const commit = await git(folder, ['rev-parse', '--verify', 'HEAD'], signal);
  if (commit === undefined) return { from: 'content', hash: await hashFiles(folder, files, '', signal) };
  const status = (await git(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.'], signal)) ?? '';
  if (status === '') return { from: 'git', commit: commit.trim() };
  const changes = (await git(folder, ['diff', 'HEAD', '--no-ext-diff', '--no-textconv', '--binary', '--relative', '--', '.'], signal)) ?? '';
  const untracked = (await git(folder, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'], signal)) ?? '';
  const names = untracked.split('\0').filter((name) => name !== '');
  return { from: 'git', commit: commit.trim(), dirty: await hashFiles(folder, names, changes, signal) };
}

/** What git prints; undefined where there is no git or no repository. */
function git(folder: string, args: readonly string[], signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    // Nothing of the repository's configuration may start a program here.
    const safe = ['-C', folder, '-c', 'core.fsmonitor=false', ...args];
    execFile('git', safe, { signal, maxBuffer: gitOutput, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' } }, (error, output) => {
      if (signal.aborted) reject(abortReason(signal));
      else resolve(error ? undefined : output);
    });
  });
}

async function hashFiles(folder: string, files: readonly string[], before: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256').update(before);
  for (const file of files) {
    if (signal.aborted) throw abortReason(signal);
    hash.update(`\0${file}\0`);
    const path = join(folder, file);
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
    if (size > hashedBytes) hash.update(`${size} ${mtimeMs}`);
    else if (size > 0) for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
