import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A short hash of named contents: the same names with the same contents give the same hash in any order, and no name
 * or content can pass for part of another.
 */
export function contentHash(contents: ReadonlyMap<string, string | Buffer>): string {
  const hash = createHash('sha256');
  for (const name of [...contents.keys()].sort()) {
    const content = contents.get(name) ?? '';
    hash.update(`${name.length}:${name}${Buffer.byteLength(content)}:`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The files below a folder that a Go build reads, by their relative paths. */
export function goSources(directory: string): Map<string, Buffer> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => /(\.go|go\.mod|go\.sum)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(directory, name))]));
}
