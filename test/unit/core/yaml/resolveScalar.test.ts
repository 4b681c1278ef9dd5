import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePlain } from '../../../../src/core/yaml/resolveScalar.ts';

/** Source on the left, what go-yaml v2 makes of it on the right. */
const table: readonly (readonly [string, string | number | boolean | null])[] = [
  ['', null], ['~', null], ['null', null], ['NULL', null], ['nULL', 'nULL'],
  ['yes', true], ['y', true], ['On', true], ['TRUE', true], ['no', false], ['N', false], ['off', false], ['False', false], ['nO', 'nO'],
  ['0', 0], ['7', 7], ['-12', -12], ['+3', 3], ['0644', 420], ['0o644', 420], ['0x1F', 31], ['0b101', 5], ['-0x10', -16], ['1_000', 1000],
  ['08', 8], ['1.0', 1], ['.5', 0.5], ['1e3', 1000], ['1E-2', 0.01], ['1.', 1], ['1.2.3', '1.2.3'], ['1k', '1k'], ['-', '-'], ['+', '+'], ['.', '.'],
  ['2026-01-31', '2026-01-31'], ['12:30:45', '12:30:45'], ['0xZZ', '0xZZ'], ['500m', '500m'], ['_1', '_1'], ['truely', 'truely'],
  ['.inf', Number.POSITIVE_INFINITY], ['-.Inf', Number.NEGATIVE_INFINITY],
];

test('plain scalars become what Kubernetes tools read', () => {
  assert.deepEqual(table.map(([source]) => [source, resolvePlain(source)]), table);
  assert.ok(Number.isNaN(resolvePlain('.nan')));
});
