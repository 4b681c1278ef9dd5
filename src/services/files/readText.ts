import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
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
  return decoded(await readBytes(path, signal));
}

/** The same without giving way to others: for a thread that has nothing else to do, where it takes a fraction of the time. */
export function readTextAtOnce(path: string): string | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      refuseLarge(path, fstatSync(file).size);
      return decoded(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable(path, error);
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  const encoding = textEncoding(bytes);
  return encoding && decodeText(bytes, encoding);
}

function refuseLarge(path: string, size: number): void {
  if (size > largest) throw new AppError('fileUnreadable', { path, reason: `it is larger than ${largest / 1024 / 1024} MB.` });
}

async function readBytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    refuseLarge(path, (await stat(path)).size);
    return await readFile(path, signal ? { signal } : {});
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error;
    throw unreadable(path, error);
  }
}
