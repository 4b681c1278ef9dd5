import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryEnumsBack } from '../../../scripts/packSchemas/carryEnumsBack.ts';
import { simplify } from '../../../scripts/packSchemas/simplify.ts';
import type { JsonObject } from '../../../src/core/json.ts';

test('only the keywords that are interpreted stay', () => {
  assert.deepEqual(simplify({ type: 'object', description: 'x', required: ['a'], properties: { a: { type: 'string', default: 'z', enum: ['A', 'B'] }, b: { $ref: '#/definitions/x.Y' }, c: { type: 'integer', format: 'int32' }, d: {} } }), {
    type: 'object',
    properties: { a: { type: 'string', enum: ['A', 'B'] }, b: { type: 'object', ref: 'x.Y' }, c: { type: 'integer', limits: { format: 'int32' } }, d: { type: 'any' } },
    required: ['a'],
  });
});

test('special strings become types of their own', () => {
  assert.deepEqual(simplify({ $ref: '#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' }), { type: 'quantity' });
  assert.deepEqual(simplify({ $ref: '#/definitions/io.k8s.apimachinery.pkg.util.intstr.IntOrString' }), { type: 'intOrString', limits: { format: 'int32' } });
  assert.deepEqual(simplify({ type: 'string', format: 'byte' }), { type: 'bytes' });
  assert.deepEqual(simplify({ type: 'object', additionalProperties: { type: 'string' } }), { type: 'object', values: { type: 'string' } });
});

test('lists keep the fields that tell their items apart', () => {
  assert.deepEqual(simplify({ type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] }).listKeys, ['name']);
  assert.deepEqual(simplify({ type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' }).listKeys, []);
  assert.equal(simplify({ type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'atomic' }).listKeys, undefined);
});

test('what the server writes, and what it does not miss, is not required', () => {
  assert.equal(simplify({ type: 'object', required: ['phase'] }, 'io.k8s.api.core.v1.PodStatus').required, undefined);
  assert.equal(simplify({ type: 'object', required: ['value'] }, 'io.k8s.api.scheduling.v1.PriorityClass').required, undefined);
  assert.deepEqual(simplify({ type: 'object', required: ['name'] }, 'io.k8s.api.core.v1.Container').required, ['name', 'image']);
  assert.deepEqual(simplify({ type: 'object', properties: { exec: {}, httpGet: {}, periodSeconds: {} } }, 'io.k8s.api.core.v1.Probe').oneOf?.map(({ required }) => required), [['exec'], ['httpGet']]);
});

function release(version: string, mode: JsonObject): { readonly version: string; readonly definitions: JsonObject } {
  return { version, definitions: { A: { properties: { mode } } } };
}

test('allowed values go back to older releases where the field is otherwise the same', () => {
  const [old, changed, newer] = carryEnumsBack([release('1.1', { type: 'string' }), release('1.2', { type: 'integer' }), release('1.3', { type: 'string', enum: ['X'] })]);
  assert.deepEqual(old?.definitions, { A: { properties: { mode: { type: 'string', enum: ['X'] } } } });
  assert.deepEqual(changed?.definitions, { A: { properties: { mode: { type: 'integer' } } } });
  assert.deepEqual(newer?.definitions, { A: { properties: { mode: { type: 'string', enum: ['X'] } } } });
});
