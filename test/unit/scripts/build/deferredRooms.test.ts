import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsOf } from '../../../../scripts/build/deferredRooms.ts';
import { KeptCode } from '../../../../src/services/code/keptCode.ts';

function* steps(): Generator<undefined, number> {
  yield;
  return 1;
}

test('functions and rules are called in their script, and a rule keeps what it says of itself', () => {
  const rule = { id: 'a', severity: 'error', supersedes: ['b'], summary: 's', why: 'w', sources: ['x'], check: () => undefined };
  assert.deepEqual(callsOf({ steps, rule }, 'rooms_file', 'room').split('\n'), [
    'let part;',
    "const inScript = () => (part ??= require('./room.cjs').rooms_file);",
    'export const steps = (...given) => inScript().steps(...given);',
    'export const rule = { ...{"id":"a","severity":"error","supersedes":["b"]}, check: (...given) => inScript().rule.check(...given) };',
  ]);
});

test('what would be another thing on the other side fails the build', () => {
  for (const value of [KeptCode, new Set(['a']), /a/, ['a'], 'a', Infinity, undefined, { check: () => undefined, pattern: /a/ }, { check: () => undefined, other: () => undefined }]) assert.throws(() => callsOf({ value }, 'm', 's'), /cannot be used/);
});
