import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { withHead } from '../../../../scripts/packSchemas.ts';
import { encodeCustomGroup } from '../../../../src/core/schema/customGroup.ts';
import { builtInLength, encodePack } from '../../../../src/core/schema/schemaPack.ts';
import { packHeadLength, readSchemaPack, unpackStart } from '../../../../src/services/files/readSchemaPack.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const many = Array.from({ length: 2000 }, (_, index) => [`v1/Kind${(index * 7919) % 10_007}`, { type: 'object', custom: true, required: [`field${(index * 104_729) % 65_537}`] }] as const);
const stored = encodePack({ versions: ['1.36'], kinds: { 'v1/A': { definition: 'a', versions: 1 } }, custom: { 'example.com': many.map(([name]) => name) }, definitions: new Map([['a', [{ versions: 1, schema: { type: 'string' } }]]]), groups: [encodeCustomGroup(Object.fromEntries(many))] });

test('the head tells how many bytes are enough for Kubernetes itself, and those are the fewest', () => {
  const file = Buffer.from(withHead(brotliCompressSync(stored), builtInLength(stored)));
  const [enough, compressed] = [file.readUInt32LE(0), file.subarray(packHeadLength)];
  assert.ok(enough < compressed.length);
  assert.ok(unpackStart(compressed.subarray(0, enough)).startsWith(stored.slice(0, builtInLength(stored))));
  assert.ok(unpackStart(compressed.subarray(0, enough - 1)).length < builtInLength(stored));
});

test('a file that was cut off is told with the question that needs what is missing', async (context) => {
  const path = join(await temporaryFolder(context), 'schemas.br');
  const file = withHead(brotliCompressSync(stored), builtInLength(stored));
  await writeFile(path, file);
  assert.equal(readSchemaPack(path).customSchema('example.com', 'v1/Kind0')?.custom, true);
  await writeFile(path, file.subarray(0, -10));
  const pack = readSchemaPack(path);
  assert.equal(pack.variantsOf('a').length, 1);
  assert.throws(() => pack.customSchema('example.com', 'v1/Kind0'), { code: 'fileUnreadable' });
  for (const bytes of [file.subarray(0, 10), Buffer.from('no pack'), Buffer.alloc(0)]) {
    await writeFile(path, bytes);
    assert.throws(() => readSchemaPack(path), { code: 'fileUnreadable' });
  }
  assert.throws(() => readSchemaPack(`${path}.missing`), { code: 'fileUnreadable' });
});
