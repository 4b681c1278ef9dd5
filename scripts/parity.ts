// Compares the schema check with ajv over every real object, every version and many mutants: `npm run parity [MUTANTS]`.
import { compareWithOracle } from '../test/contract/parity/compareWithOracle.ts';
import { realObjects } from '../test/contract/parity/realObjects.ts';
import { decodePack } from '../src/core/schema/schemaPack.ts';
import { buildPack } from './packSchemas.ts';
import { readCustomDefinitions } from './packSchemas/readCustomSchemas.ts';

const mutants = Number(process.argv[2] ?? 10);
const pack = decodePack(await buildPack());
const objects = await realObjects();
const versions = [...pack.versions].reverse();
const result = await compareWithOracle({ pack, definitions: await readCustomDefinitions(), objects, versions, mutants });
console.log(`${objects.length} objects, each with ${mutants} mutants, Kubernetes ${versions.join(', ')}`);
console.log(`${result.accepted} accepted by both, ${result.refused} refused by both`);
for (const [reason, count] of result.intended) console.log(`${String(count).padStart(6)}  ${reason}`);
for (const difference of result.differences) console.log(`difference: ${difference}`);
console.log(`${result.differences.length} differences that nobody intends`);
process.exitCode = result.differences.length > 0 ? 1 : 0;
