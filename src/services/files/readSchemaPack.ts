import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { AppError, errorText } from '../../base/errors.ts';
import { decodePack, type SchemaPack } from '../../core/schema/schemaPack.ts';

/** Room for all that comes out: in smaller pieces this thread would have to ask for each, and it is busy meanwhile. */
const chunkSize = 2 * 1024 * 1024;

/** Reads the packed Kubernetes schemas that lie beside the program. Throws `fileUnreadable`. */
export async function readSchemaPack(path: string, signal?: AbortSignal): Promise<SchemaPack> {
  return unpackSchemas(path, await readPackedSchemas(path, signal));
}

/** The first half of `readSchemaPack`, for those who have other things to do while the second half goes on in another thread. */
export async function readPackedSchemas(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  return readFile(path, signal ? { signal } : {}).catch((cause: unknown) => notInstalled(path, cause));
}

/** The second half of `readSchemaPack`: what was read from `path`. */
export async function unpackSchemas(path: string, packed: Uint8Array): Promise<SchemaPack> {
  try {
    return decodePack(await promisify(brotliDecompress)(packed, { chunkSize }));
  } catch (cause) {
    return notInstalled(path, cause);
  }
}

function notInstalled(path: string, cause: unknown): never {
  throw new AppError('fileUnreadable', { path, reason: `${errorText(cause).replace(/\.$/, '')}. Install Slipway again.` }, { cause });
}
