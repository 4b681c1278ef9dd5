import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Two checksums of four bytes each: of the source, and of the code that follows. */
const headLength = 8;

/**
 * What V8 made of scripts in earlier runs: a file for each in one folder, read back only for the very same source. V8
 * itself refuses the code of another version of V8, but trusts the bytes, so their checksum is ours to look at.
 */
export class KeptCode {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The code kept for the script at `path`; undefined where there is none, or none for this source. */
  read(path: string, source: string): Buffer | undefined {
    // Asked first: nothing was kept at the first start, and an error takes longer than an answer.
    if (!existsSync(this.fileOf(path))) return undefined;
    let file: Buffer;
    try {
      file = readFileSync(this.fileOf(path));
    } catch {
      // It cannot be read, which costs no more than compiling.
      return undefined;
    }
    if (file.length <= headLength || file.readUInt32LE(0) !== crc32(source)) return undefined;
    const code = file.subarray(headLength);
    return file.readUInt32LE(4) === crc32(code) ? code : undefined;
  }

  /** Keeps the code of a script in place of what was kept for it before. Rejects where the folder cannot be written. */
  async write(path: string, source: string, code: Uint8Array): Promise<void> {
    const head = Buffer.alloc(headLength);
    head.writeUInt32LE(crc32(source), 0);
    head.writeUInt32LE(crc32(code), 4);
    // Loaded now, because nobody writes while the editor starts.
    const { putInPlace } = await import('../files/writeText.ts');
    await mkdir(this.folder, { recursive: true });
    await putInPlace(this.fileOf(path), Buffer.concat([head, code]));
  }

  private fileOf(path: string): string {
    return join(this.folder, `${basename(path)}.code`);
  }
}
