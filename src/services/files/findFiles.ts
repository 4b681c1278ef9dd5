import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { AppError, errorText } from '../../base/errors.ts';
import { type GitIgnore, parseGitIgnore } from '../../core/lint/gitIgnore.ts';

/** The files below some paths, and what could not be looked into. */
export interface FoundFiles {
  /** Absolute, without doubles, in the order of the paths given and by name below each. */
  readonly files: readonly FoundFile[];
  readonly failures: readonly AppError[];
}

/** `named` is true for a path that was given itself, false for one found in a folder. */
export interface FoundFile {
  readonly path: string;
  readonly named: boolean;
}

interface Layer {
  readonly folder: string;
  readonly rules: GitIgnore;
}

const skippedFolders = new Set(['.git', '.hg', '.svn', 'node_modules']);

/**
 * Finds the files that `wanted` accepts by name. A path that is a file is always taken; folders are walked without
 * node_modules, version control and what a .gitignore excludes, also one of a folder above within the repository.
 * Links to files are followed, links to folders are not.
 */
export async function findFiles(paths: readonly string[], wanted: (name: string) => boolean, signal?: AbortSignal): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const failures: AppError[] = [];
  const add = (path: string, named: boolean): void => {
    files.set(path, { path, named: named || files.get(path)?.named === true });
  };
  const walk = async (folder: string, above: readonly Layer[]): Promise<void> => {
    signal?.throwIfAborted();
    const entries = await attempt(folder, failures, () => readdir(folder, { withFileTypes: true }));
    const layers = entries?.some((entry) => entry.name === '.gitignore') ? [...above, ...(await readLayer(folder))] : above;
    for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && !isIgnored(path, true, layers)) await walk(path, layers);
      } else if (wanted(entry.name) && !isIgnored(path, false, layers) && (await isFile(path, entry))) add(path, false);
    }
  };
  for (const path of paths) {
    const status = await attempt(path, failures, () => stat(path));
    if (status?.isDirectory()) await walk(path, await layersAbove(path));
    else if (status) add(path, true);
  }
  return { files: [...files.values()], failures };
}

async function attempt<T>(path: string, failures: AppError[], action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (cause) {
    failures.push(unreadable(path, cause));
    return undefined;
  }
}

/** The error for a path that cannot be read, with a reason that names no path again. */
export function unreadable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is nothing of this name.', EACCES: 'permission denied.', EPERM: 'permission denied.', ELOOP: 'its links go round in a circle.', EISDIR: 'it is a folder.' };
  const known = typeof code === 'string' ? reasons[code] : undefined;
  return new AppError('fileUnreadable', { path, reason: known ?? `${errorText(cause)}.` }, { cause });
}

/** True for a plain file and for a link that leads to one; a broken link holds nothing to check. */
async function isFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return stat(path).then((status) => status.isFile(), () => false);
}

function isIgnored(path: string, isFolder: boolean, layers: readonly Layer[]): boolean {
  for (const layer of layers.toReversed()) {
    const decision = layer.rules.decide(relative(layer.folder, path).split(sep).join('/'), isFolder);
    if (decision !== undefined) return decision;
  }
  return false;
}

async function readLayer(folder: string): Promise<Layer[]> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? [] : [{ folder, rules: parseGitIgnore(text) }];
}

/** The .gitignore files between the root of the repository and a folder, outermost first; none outside of one. */
async function layersAbove(start: string): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    if (folder !== start) layers.unshift(...(await readLayer(folder)));
    const isRoot = await stat(join(folder, '.git')).then(() => true, () => false);
    if (isRoot) return layers;
    if (dirname(folder) === folder) return [];
  }
}
