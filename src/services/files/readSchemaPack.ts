import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { AppError, errorText } from '../../base/errors.ts';
import { decodePack, type SchemaPack } from '../../core/schema/schemaPack.ts';

/** Reads the packed Kubernetes schemas that lie beside the program. Throws `fileUnreadable`. */
export async function readSchemaPack(path: string, signal?: AbortSignal): Promise<SchemaPack> {
  try {
    const bytes = await readFile(path, signal ? { signal } : {});
    return decodePack((await promisify(brotliDecompress)(bytes)).toString('utf8'));
  } catch (cause) {
    throw new AppError('fileUnreadable', { path, reason: `${errorText(cause).replace(/\.$/, '')}. Install Slipway again.` }, { cause });
  }
}
