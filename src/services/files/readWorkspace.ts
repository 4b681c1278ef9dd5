import { readFile, stat } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { abortReason } from '../../base/async.ts';
import type { Revision, WorkspaceFile } from '../../core/deploy/plan.ts';
import { readRevision } from './readRevision.ts';
import { walkFolder } from './walkFolder.ts';

/** What a plan needs to know of a folder. Paths are relative to it, with `/`. */
export interface WorkspaceContent {
  readonly dockerfiles: readonly string[];
  readonly manifests: readonly WorkspaceFile[];
  readonly revision: Revision;
}

/** Larger files are data, not manifests. */
const manifestBytes = 5_000_000;

/** Reads the Dockerfiles' names, the texts of the files that the globs name, and the revision of a folder. */
export async function readWorkspace(folder: string, globs: readonly string[], signal: AbortSignal): Promise<WorkspaceContent> {
  const files = await walkFolder(folder, signal);
  const dockerfiles = files.filter(isDockerfile);
  const named = files.filter((file) => !isDockerfile(file) && globs.some((glob) => matchesGlob(file, glob.replace(/^\.\//, ''))));
  const manifests: WorkspaceFile[] = [];
  for (const path of named) {
    if (signal.aborted) throw abortReason(signal);
    const text = await readManifest(join(folder, path));
    if (text !== undefined) manifests.push({ path, text });
  }
  return { dockerfiles, manifests, revision: await readRevision(folder, files, signal) };
}

function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^(Dockerfile|Containerfile)(\.[^.]+)?$|\.(dockerfile|containerfile)$/i.test(name) && !/\.(dockerignore|md|txt)$/i.test(name);
}

/** The text; undefined for what is too large or vanished meanwhile. */
async function readManifest(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || info.size > manifestBytes) return undefined;
  return readFile(path, 'utf8').catch(() => undefined);
}
