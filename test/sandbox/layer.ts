import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { run } from './command.ts';
import { isRecord, readJson, writeJson } from './jsonFile.ts';

/** One image layer on disk, compressed, with what a manifest says about it. */
export interface Layer {
  readonly path: string;
  /** Of the compressed file. */
  readonly digest: string;
  readonly size: number;
  /** Digest of the uncompressed archive. */
  readonly diffId: string;
}

/** The layer in this folder of the cache, if it was made before. */
export function cachedLayer(directory: string): Layer | undefined {
  const facts = readJson(join(directory, 'layer.json'));
  if (!isRecord(facts)) return undefined;
  const { digest, size, diffId } = facts;
  if (typeof digest !== 'string' || typeof size !== 'number' || typeof diffId !== 'string') return undefined;
  return { path: join(directory, 'layer.tar.gz'), digest, size, diffId };
}

/**
 * Packs a folder as a layer into a folder of the cache. Owner and times are fixed, so that the same files give the
 * same layer. The folder appears only when it is whole.
 */
export async function packLayer(root: string, directory: string, signal: AbortSignal): Promise<Layer> {
  const draft = mkdtempSync(`${directory}.draft-`);
  try {
    const archive = join(draft, 'layer.tar');
    const compressed = join(draft, 'layer.tar.gz');
    const fixed = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
    await run('tar', ['-C', root, ...fixed, '-cf', archive, ...readdirSync(root)], { signal });
    // Loopback is faster than compression: the lowest level.
    await pipeline(createReadStream(archive), createGzip({ level: 1 }), createWriteStream(compressed), { signal });
    const facts = { digest: await digestOf(compressed), size: statSync(compressed).size, diffId: await digestOf(archive) };
    rmSync(archive);
    writeJson(join(draft, 'layer.json'), facts);
    renameSync(draft, directory);
    return { path: join(directory, 'layer.tar.gz'), ...facts };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return `sha256:${hash.digest('hex')}`;
}
