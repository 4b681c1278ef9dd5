import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { abortReason } from '../../base/async.ts';
import { AppError, errorText } from '../../base/errors.ts';

/** Folders that tools fill and nobody deploys from. */
const toolFolders: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '.venv', 'venv', '__pycache__', '.tox', '.mypy_cache', '.pytest_cache', '.terraform']);

/** More files than this are not a workspace that somebody deploys by hand. */
const most = 50_000;

/**
 * The files below a folder, relative to it and with `/`, sorted. Links are not followed, folders of tools are left out.
 * Rejects with fileUnreadable when the folder itself cannot be read.
 */
export async function walkFolder(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined && found.length < most; below = waiting.pop()) {
    if (signal.aborted) throw abortReason(signal);
    for (const entry of await entries(folder, below)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && !toolFolders.has(entry.name)) waiting.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.toSorted();
}

async function entries(folder: string, below: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(folder, below), { withFileTypes: true });
  } catch (error) {
    // A folder inside may belong to somebody else; only without the topmost one there is nothing to work on.
    if (below !== '') return [];
    throw new AppError('fileUnreadable', { path: folder, reason: `${errorText(error)}.` }, { cause: error });
  }
}
