import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { abortReason } from '../../base/async.ts';
import { AppError } from '../../base/errors.ts';
import { compileIgnore, type IgnoreRules, parseIgnoreFile } from '../../core/images/ignoreRules.ts';
import { isMissing } from './dockerConfig.ts';

/** One entry of the build context as it goes into the tar. */
export interface ContextEntry {
  /** Relative to the context, with `/`. */
  readonly name: string;
  readonly type: 'file' | 'directory' | 'symlink';
  /** Where a file is read from; for a symlink where it stands. */
  readonly path: string;
  /** 0 for folders and symlinks. */
  readonly bytes: number;
  readonly mode: number;
  readonly modified: Date;
  readonly linkTarget?: string;
}

/** What goes to the engine. */
export interface ContextFiles {
  readonly entries: readonly ContextEntry[];
  readonly bytes: number;
  /** The ignore file that was obeyed, relative to the context; undefined when there is none. */
  readonly ignoreFile: string | undefined;
}

function unreadable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words: Readonly<Record<string, string>> = { ENOENT: 'it has vanished', EACCES: 'you may not read it', ELOOP: 'its links run in a circle' };
  const reason = words[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new AppError('buildContextUnreadable', { path, reason }, { cause });
}

/** Runs a file operation; its failure becomes buildContextUnreadable with the path. */
export async function reading<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(path, cause);
  }
}

/** The path relative to the context with `/`, or undefined for what is outside of it. */
export function nameInContext(context: string, path: string): string | undefined {
  const name = relative(context, path);
  if (name === '' || name === '..' || name.startsWith(`..${sep}`) || isAbsolute(name)) return undefined;
  return sep === '\\' ? name.replaceAll('\\', '/') : name;
}

async function firstIgnoreFile(context: string, dockerfile: string): Promise<{ name: string | undefined; text: string } | undefined> {
  for (const path of [`${dockerfile}.dockerignore`, join(context, '.dockerignore')]) {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw unreadable(path, error);
    });
    if (text !== undefined) return { name: nameInContext(context, path), text };
  }
  return undefined;
}

/** On Windows no file is known to be executable, so every one is sent as if it were, as the CLI does. */
function modeOf(stats: Stats): number {
  const mode = stats.mode & 0o7777;
  return process.platform === 'win32' ? mode | 0o111 : mode;
}

async function toEntry(name: string, path: string): Promise<ContextEntry | undefined> {
  const stats = await reading(path, lstat(path));
  const common = { name, path, mode: modeOf(stats), modified: stats.mtime };
  if (stats.isFile()) return { ...common, type: 'file', bytes: stats.size };
  if (stats.isDirectory()) return { ...common, type: 'directory', bytes: 0 };
  if (!stats.isSymbolicLink()) return undefined;
  const linkTarget = await reading(path, readlink(path));
  return { ...common, type: 'symlink', bytes: 0, linkTarget: sep === '\\' ? linkTarget.replaceAll('\\', '/') : linkTarget };
}

interface Walk {
  readonly context: string;
  readonly rules: IgnoreRules;
  /** Entries that are sent whatever the rules say. */
  readonly always: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

function goesInto(walk: Walk, name: string, item: Dirent): boolean {
  if (!item.isDirectory()) return false;
  return walk.rules.mayHoldWanted(name) || [...walk.always].some((kept) => kept.startsWith(`${name}/`));
}

/** Sockets and devices are left out; an ignored folder is only entered when something below may be wanted. */
async function collect(walk: Walk, folder: string, into: ContextEntry[]): Promise<void> {
  if (walk.signal.aborted) throw abortReason(walk.signal);
  const path = join(walk.context, folder);
  const items = await reading(path, readdir(path, { withFileTypes: true }));
  for (const item of items.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = folder === '' ? item.name : `${folder}/${item.name}`;
    const wanted = walk.always.has(name) || !walk.rules.isIgnored(name);
    if (!wanted && !goesInto(walk, name, item)) continue;
    const before = into.length;
    const entry = wanted || item.isDirectory() ? await toEntry(name, join(walk.context, name)) : undefined;
    if (wanted && entry) into.push(entry);
    if (item.isDirectory()) await collect(walk, name, into);
    // A folder that is ignored itself is only there for what was found inside.
    if (!wanted && entry && into.length > before) into.splice(before, 0, entry);
  }
}

/**
 * Lists what a build sends: everything the ignore file leaves, and always the Dockerfile and the ignore file itself.
 * `<Dockerfile>.dockerignore` goes before `.dockerignore`. Both paths are absolute.
 * Rejects with buildContextUnreadable naming the path, or with the signal's reason.
 */
export async function listContextFiles(context: string, dockerfile: string, signal: AbortSignal): Promise<ContextFiles> {
  const ignore = await firstIgnoreFile(context, dockerfile);
  const rules = compileIgnore(parseIgnoreFile(ignore?.text ?? '', sep));
  const always = new Set([nameInContext(context, dockerfile), ignore?.name, '.dockerignore'].filter((name) => name !== undefined));
  const entries: ContextEntry[] = [];
  await collect({ context, rules, always, signal }, '', entries);
  return { entries, bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0), ignoreFile: ignore?.name };
}
