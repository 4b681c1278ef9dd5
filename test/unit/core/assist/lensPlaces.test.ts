import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lensPlaces } from '../../../../src/core/assist/lensPlaces.ts';

const places = (path: string, text: string): readonly string[] => lensPlaces({ path, text }).map(({ start, end }) => `${text.slice(0, start).split('\n').length}: ${text.slice(start, end)}`);

test('the FROM of the final stage', () => {
  assert.deepEqual(places('Dockerfile', 'FROM a AS b\nRUN x\nFROM b\nCMD ["y"]\n'), ['3: FROM b']);
  assert.deepEqual(places('Dockerfile', '# nothing yet\nFROM \n'), []);
  assert.deepEqual(places('Dockerfile', 'FROM {{ .base }}\n'), []);
});

test('the first object of a manifest', () => {
  assert.deepEqual(places('a.yaml', '# note\n---\n# more\n---\nkind: Pod\napiVersion: v1\n---\napiVersion: v1\nkind: Service\n'), ['5: kind:']);
  assert.deepEqual(places('a.json', '{\n"apiVersion": "v1",\n"kind": "Pod"}'), ['1: {']);
  assert.deepEqual(places('a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .x }}}\n'), []);
});

test('nowhere else', () => {
  assert.deepEqual(places('values.yaml', 'apiVersion: v1\nkind: Pod\n'), []);
  assert.deepEqual(places('compose.yaml', 'services: {}\n'), []);
});
