import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRefusal } from '../../../../scripts/judge/refusal.ts';
import type { JsonObject } from '../../../../src/core/json.ts';

function read(status: JsonObject, isCustom = false): readonly string[] {
  return readRefusal({ kind: 'Status', ...status }, isCustom).map((complaint) => `${complaint.class} ${complaint.field}`);
}

function bad(detail: string): readonly string[] {
  return read({ reason: 'BadRequest', message: `Pod in version "v1" cannot be handled as a Pod: ${detail}` });
}

test('decoding: the fields are in the sentence', () => {
  assert.deepEqual(bad('strict decoding error: unknown field "spec.a", unknown field "spec.containers[0].b.c/d"'), ['decoding spec.a', 'decoding spec.containers[0].b.c/d']);
  assert.deepEqual(bad('strict decoding error: duplicate field "spec.a"'), ['decoding spec.a']);
  assert.deepEqual(bad('json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32'), ['decoding spec.containers.ports.containerPort']);
  assert.deepEqual(bad('quantities must match the regular expression'), ['decoding ']);
});

function invalid(causes: readonly JsonObject[], isCustom = false): readonly string[] {
  return read({ reason: 'Invalid', message: 'is invalid', details: { causes } }, isCustom);
}

test('validation: missing, unknown and repeated values are the schema\'s, the rest is not', () => {
  assert.deepEqual(invalid([
    { reason: 'FieldValueRequired', message: 'Required value', field: 'spec.a' },
    { reason: 'FieldValueNotSupported', message: 'Unsupported value: "x"', field: 'spec.b' },
    { reason: 'FieldValueDuplicate', message: 'Duplicate value: "x"', field: 'spec.c[1]' },
    { reason: 'FieldValueInvalid', message: 'Invalid value: "x": must be between 1 and 65535', field: 'spec.d' },
  ]), ['schema spec.a', 'schema spec.b', 'schema spec.c[1]', 'semantic spec.d']);
});

test('validation of a custom resource: what its schema says, and its rules', () => {
  assert.deepEqual(invalid([
    { reason: 'FieldValueInvalid', message: 'Invalid value: "x": spec.a in body should match \'^a$\'', field: 'spec.a' },
    { reason: 'FieldValueInvalid', message: 'Invalid value: "": Checked value must be of type integer with format int32 in spec.i', field: '<nil>' },
    { reason: 'FieldValueInvalid', message: 'Invalid value: "": "spec.one" must validate one and only one schema (oneOf). Found none valid', field: '<nil>' },
    { reason: 'FieldValueInvalid', message: 'Invalid value: "object": replicas are fixed', field: 'spec' },
  ], true), ['schema spec.a', 'schema spec.i', 'schema spec.one', 'cel spec']);
});

test('laws of the catalogue are known by their sentence', () => {
  assert.deepEqual(invalid([{ reason: 'FieldValueRequired', message: 'Required value: Limit must be set for non overcommitable resources', field: 'spec.containers[0].resources.limits' }]), ['catalogue spec.containers[0].resources.limits']);
});

test('what has nothing to do with the object\'s text', () => {
  assert.deepEqual(read({ reason: 'Forbidden', message: 'error looking up service account' }), ['admission ']);
  assert.deepEqual(read({ reason: 'NotFound', message: 'namespaces "a" not found' }), ['admission ']);
  assert.deepEqual(read({ reason: 'NotFound', message: 'the server could not find the requested resource' }), ['served ']);
  assert.deepEqual(read({ message: 'broken' }), ['other ']);
});
