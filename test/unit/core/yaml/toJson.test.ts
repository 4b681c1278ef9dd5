import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';
import { toJson } from '../../../../src/core/yaml/toJson.ts';

test('values are those that Kubernetes tools read', () => {
  const { root } = parseDocument('a: no\nb: 0644\nc: [1_000, ~, "x"]\nd: &d {e: 1.5}\nf: *d\ng: {<<: *d, h: "1"}\n8080: true\n');
  assert.deepEqual(toJson(root), { a: false, b: 420, c: [1000, null, 'x'], d: { e: 1.5 }, f: { e: 1.5 }, g: { h: '1', e: 1.5 }, 8080: true });
});

test('aliases that multiply end in nothing', () => {
  const lines = Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array.from({ length: 9 }, () => `*a${index}`).join(', ')}]`);
  assert.equal(toJson(parseDocument(`a0: &a0 x\n${lines.join('\n')}\n`).root), undefined);
  assert.equal(toJson(undefined), undefined);
});
