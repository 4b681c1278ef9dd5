import { readFile } from 'node:fs/promises';
import { buildPack } from '../../scripts/packSchemas.ts';
import { decodePack, type SchemaPack } from '../../src/core/schema/schemaPack.ts';

/** The runner of a whole stage packs them once for all of its processes. */
const file = process.env['SLIPWAY_PACKED_SCHEMAS'];

/** The pack as the build compresses it. */
export const packText: Promise<string> = file === undefined ? buildPack() : readFile(file, 'latin1');

const pack = packText.then(decodePack);

/** The schemas of this checkout, packed once per test process. */
export function packedSchemas(): Promise<SchemaPack> {
  return pack;
}
