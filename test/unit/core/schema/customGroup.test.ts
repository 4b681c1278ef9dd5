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

const long: Schema = { type: 'object', properties: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field-${index}`, text])) };

test('a group comes back as it was, and long parts that are equal are one', () => {
  const both: Schema = { ...schema, properties: { ...schema.properties, c: long, d: { type: 'array', items: long } } };
  const line = encodeCustomGroup({ 'v1/A': both, 'v2/A': both, 'v1/B': schema });
  const read = decodeCustomGroup(line);
  assert.deepEqual([read['v1/A'], read['v1/B']], [both, schema]);
  assert.equal(read['v1/A'], read['v2/A']);
  assert.equal(read['v1/A']?.properties?.['c'], read['v1/A']?.properties?.['d']?.items);
  assert.equal(line.split('field-7').length, 2, 'it is stored once');
});

test('the pack names every custom kind and has its schema', async () => {
  const pack = await packedSchemas();
  const kinds = Object.entries(pack.custom).flatMap(([group, names]) => names.map((name) => [group, name] as const));
  assert.ok(kinds.length > 120, `${kinds.length}`);
  for (const [group, name] of kinds) assert.equal(pack.customSchema(group, name)?.custom, true, `${group}/${name}`);
  assert.equal(pack.customSchema('ray.io', 'v9/RayCluster'), undefined);
  assert.equal(pack.customSchema('toString', 'v1/A'), undefined);
});
