import { readFileSync } from 'node:fs';
import { brotliDecompressSync, constants } from 'node:zlib';
import { AppError, errorText } from '../../base/errors.ts';
import { decodePack, type SchemaPack } from '../../core/schema/schemaPack.ts';

/** Room for all that comes out, so that it comes in one piece. */
const chunkSize = 2 * 1024 * 1024;

/** A file begins with a number of four bytes: how many of the compressed bytes behind it tell of Kubernetes itself. */
export const packHeadLength = 4;

/**
 * Reads the packed Kubernetes schemas that lie beside the program. Throws `fileUnreadable`, as do later questions about
 * custom resources: what tells of them is unpacked with the first one. At once, because another thread takes longer to
 * hand over what it read and unpacked than both take here, 2 ms for the first text.
 */
export function readSchemaPack(path: string): SchemaPack {
  return readable(path, () => {
    const file = readFileSync(path);
    const compressed = file.subarray(packHeadLength);
    const pack = decodePack(unpackStart(compressed.subarray(0, file.readUInt32LE(0))), () => text(brotliDecompressSync(compressed, { chunkSize })));
    return { ...pack, customSchema: (group, kind) => readable(path, () => pack.customSchema(group, kind)) };
  });
}

/** The beginning of a pack, as far as the first of its compressed bytes give it. */
export function unpackStart(compressed: Uint8Array): string {
  return text(brotliDecompressSync(compressed, { chunkSize, finishFlush: constants.BROTLI_OPERATION_FLUSH }));
}

/** A pack is ASCII. */
function text(bytes: Buffer): string {
  return bytes.toString('latin1');
}

function readable<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw new AppError('fileUnreadable', { path, reason: `${errorText(cause).replace(/\.$/, '')}. Install Slipway again.` }, { cause });
  }
}
