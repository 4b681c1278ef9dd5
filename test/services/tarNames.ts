import { createReadStream } from 'node:fs';
import { extract } from 'tar-stream';

/** The names in a tar file, in their order. */
export async function tarNames(path: string): Promise<readonly string[]> {
  const reader = extract();
  createReadStream(path).on('data', (chunk) => reader.write(chunk)).on('end', () => reader.end(undefined));
  const names: string[] = [];
  for await (const entry of reader) {
    names.push(entry.header.name);
    entry.resume();
  }
  return names;
}
