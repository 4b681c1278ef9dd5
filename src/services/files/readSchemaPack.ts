import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { AppError, errorText } from '../../base/errors.ts';
import { decodePack, type SchemaPack } from '../../core/schema/schemaPack.ts';

/** Room for all that comes out, so that it comes in one piece. */
const chunkSize = 2 * 1024 * 1024;

/**
 * Reads the packed Kubernetes schemas that lie beside the program. Throws `fileUnreadable`. At once, because another
 * thread takes longer to hand over what it read and unpacked than both take here: about 3 ms for the first text.
 */
export function readSchemaPack(path: string): SchemaPack {
  try {
    // What stands in it is ASCII.
    return decodePack(brotliDecompressSync(readFileSync(path), { chunkSize }).toString('latin1'));
  } catch (cause) {
    throw new AppError('fileUnreadable', { path, reason: `${errorText(cause).replace(/\.$/, '')}. Install Slipway again.` }, { cause });
  }
}
