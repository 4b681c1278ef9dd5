import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asArray, asNumber, asObject, asString, at } from '../../../src/core/json.ts';

test('reading a branch never throws, whatever stands there', () => {
  const value = { spec: { replicas: 2, names: ['a'], nothing: null } };
  assert.equal(at(value, 'spec', 'replicas'), 2);
  assert.equal(at(value, 'spec', 'replicas', 'deeper'), undefined);
  assert.equal(at(value, 'absent', 'deeper'), undefined);
  assert.equal(at(undefined, 'a'), undefined);
});

test('a value of another type reads as empty', () => {
  assert.deepEqual(asObject([1]), {});
  assert.deepEqual(asObject(null), {});
  assert.deepEqual(asArray({ a: 1 }), []);
  assert.deepEqual(asArray(['a']), ['a']);
  assert.equal(asString(1), undefined);
  assert.equal(asNumber('1'), undefined);
});
