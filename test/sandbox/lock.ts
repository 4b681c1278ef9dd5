import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sleep } from '../../src/base/async.ts';
import { statePath } from './directories.ts';
import { isRecord, readJson } from './jsonFile.ts';
import { identityOf, isAlive } from './processTable.ts';

/**
 * Does the work while no other process of this machine holds the lock of that name. A lock whose owner has ended is
 * taken over. Not re-entrant.
 */
export async function withLock<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const path = statePath('locks', `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  while (!tryLock(path)) await sleep(100, signal);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(identityOf(process.pid)), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const owner = readJson(path);
  const held = isRecord(owner) && typeof owner['pid'] === 'number' && isAlive({ pid: owner['pid'], startTime: String(owner['startTime']) });
  if (!held) rmSync(path, { force: true });
  return false;
}
