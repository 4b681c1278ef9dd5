import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCustomGroup, encodeCustomGroup } from '../../../../src/core/schema/customGroup.ts';
import type { Schema } from '../../../../src/core/schema/schema.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const text: Schema = { type: 'string', limits: { maxLength: 3 } };
const schema: Schema = {
  type: 'object', custom: true, required: ['a'],
  properties: { a: text, b: { type: 'array', items: text, listKeys: [] }, ['__proto__']: { type: 'object', values: text } },
  anyOf: [{ type: 'object', properties: { a: text } }], oneOf: [text], allOf: [text], not: { type: 'any' },
};

test('a group comes back as it was, and equal parts are one', () => {
  const read = decodeCustomGroup(encodeCustomGroup({ 'v1/A': schema, 'v2/A': schema }));
  assert.deepEqual(read['v1/A'], schema);
  assert.equal(read['v1/A'], read['v2/A']);
  assert.equal(read['v1/A']?.properties?.['a'], read['v1/A']?.properties?.['b']?.items);
});

test('the pack names every custom kind and has its schema', async () => {
  const pack = await packedSchemas();
  const kinds = Object.entries(pack.custom).flatMap(([group, names]) => names.map((name) => [group, name] as const));
  assert.ok(kinds.length > 120, `${kinds.length}`);
  for (const [group, name] of kinds) assert.equal(pack.customSchema(group, name)?.custom, true, `${group}/${name}`);
  assert.equal(pack.customSchema('ray.io', 'v9/RayCluster'), undefined);
  assert.equal(pack.customSchema('toString', 'v1/A'), undefined);
});
