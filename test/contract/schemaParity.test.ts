import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCustomDefinitions } from '../../scripts/packSchemas/readCustomSchemas.ts';
import { asString } from '../../src/core/json.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { compareWithOracle } from './parity/compareWithOracle.ts';
import { realObjects } from './parity/realObjects.ts';

/** Compiling a kind takes ajv up to half a second; `npm run parity` compares all kinds in all versions. */
const sample = new Set(['v1 Pod', 'v1 Service', 'v1 Secret', 'v1 PersistentVolumeClaim', 'resource.k8s.io/v1 ResourceClaimTemplate', 'apiextensions.k8s.io/v1 CustomResourceDefinition', 'jobset.x-k8s.io/v1alpha2 JobSet', 'gateway.networking.k8s.io/v1 HTTPRoute']);

test('the schema check and ajv agree about objects and their mutants, except where it is intended', async (context) => {
  const objects = (await realObjects()).filter((object) => sample.has(`${asString(object['apiVersion']) ?? ''} ${asString(object['kind']) ?? ''}`));
  const result = await compareWithOracle({ pack: await packedSchemas(), definitions: await readCustomDefinitions(), objects, versions: ['1.36', '1.30'], mutants: 6 });
  context.diagnostic(`${result.accepted} accepted, ${result.refused} refused, intended differences: ${JSON.stringify(Object.fromEntries(result.intended))}`);
  assert.ok(result.accepted > 100 && result.refused > 200, `${result.accepted} and ${result.refused}`);
  assert.deepEqual(result.differences, []);
});
