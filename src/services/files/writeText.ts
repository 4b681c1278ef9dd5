import { randomUUID } from 'node:crypto';
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError, errorText } from '../../base/errors.ts';
import { decodeText, encodeText, textEncoding } from './textEncoding.ts';

/**
 * Gives a text file its new text, in the encoding it has, and never half: a new file takes its place at once. A link
 * stays a link. Throws `fileUnwritable`, also where the file is no longer `before` or holds bytes that are no text,
 * because writing would lose them.
 */
export async function replaceText(path: string, before: string, after: string): Promise<void> {
  try {
    const target = await realpath(path);
    const bytes = await readFile(target);
    const encoding = textEncoding(bytes);
    if (encoding === undefined || decodeText(bytes, encoding) !== before) throw new Error('it was changed meanwhile');
    if (!bytes.equals(encodeText(before, encoding))) throw new Error('it holds bytes that are no text');
    await putInPlace(target, encodeText(after, encoding));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Writes a file, new or over an old one, at once. Throws `fileUnwritable`. */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await putInPlace(await realpath(path).catch(() => path), encodeText(text, 'utf-8'));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Writes a file, new or over an old one, at once and with the rights that the old one had. Throws what the system says. */
export async function putInPlace(target: string, bytes: Uint8Array): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  const mode = await stat(target).then((status) => status.mode & 0o7777, () => undefined);
  try {
    await writeFile(beside, bytes, { flag: 'wx', flush: true });
    if (mode !== undefined) await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function unwritable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is no such folder.', EACCES: 'permission denied.', EPERM: 'permission denied.', EROFS: 'the disk is read-only.', ENOSPC: 'the disk is full.', EISDIR: 'it is a folder.' };
  const known = typeof code === 'string' ? reasons[code] : undefined;
  return new AppError('fileUnwritable', { path, reason: known ?? `${errorText(cause)}.` }, { cause });
}
