import { buildPack } from '../../scripts/packSchemas.ts';
import { decodePack, type SchemaPack } from '../../src/core/schema/schemaPack.ts';

const pack = buildPack().then(decodePack);

/** The schemas of this checkout, packed once per test process. */
export function packedSchemas(): Promise<SchemaPack> {
  return pack;
}
