import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partNames, type PartName } from '../../sandbox/part.ts';
import { withDependents, withNeeds } from '../../sandbox/partGraph.ts';
import { parts } from '../../sandbox/parts.ts';

const needs = (name: PartName): readonly PartName[] => parts[name].needs;

test('every part stands under its own name', () => {
  assert.deepEqual(partNames.map((name) => parts[name].name), partNames);
});

test('what a part needs comes before it, each once', () => {
  assert.deepEqual(withNeeds(['engine'], needs), ['engine']);
  assert.deepEqual(withNeeds(['gpus', 'node'], needs), ['registry', 'controlPlane', 'node', 'gpus']);
  assert.deepEqual(new Set(withNeeds(partNames, needs)), new Set(partNames));
});

test('what needs a part is stopped before it', () => {
  assert.deepEqual(withDependents(['fakeNodes'], needs), ['fakeNodes']);
  const stopped = withDependents(['registry'], needs);
  assert.deepEqual(new Set(stopped), new Set(['registry', 'images', 'node', 'gpus']));
  assert.ok(stopped.indexOf('gpus') < stopped.indexOf('node') && stopped.indexOf('node') < stopped.indexOf('registry'));
  assert.equal(withDependents(partNames, needs).length, partNames.length);
});
