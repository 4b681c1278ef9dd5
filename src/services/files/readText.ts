import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../base/errors.ts';
import { unreadable } from './findFiles.ts';
import { decodeText, textEncoding } from './textEncoding.ts';

/** Larger files are no Dockerfiles or manifests that anybody wrote. */
const largest = 32 * 1024 * 1024;

/**
 * Reads a text file: UTF-8, or UTF-16 where its mark says so; the mark stays, for offsets count it. Undefined for a
 * file that is no text. Throws `fileUnreadable`.
 */
export async function readText(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const bytes = await readBytes(path, signal);
  const encoding = textEncoding(bytes);
  return encoding && decodeText(bytes, encoding);
}

async function readBytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largest) throw new AppError('fileUnreadable', { path, reason: `it is larger than ${largest / 1024 / 1024} MB.` });
    return await readFile(path, signal ? { signal } : {});
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error;
    throw unreadable(path, error);
  }
}
