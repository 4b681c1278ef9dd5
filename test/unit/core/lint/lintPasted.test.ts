import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { fixText } from '../../../../src/core/lint/fixText.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });
const lint = (text: string): readonly Finding[] => linter.lint({ path: 'a.yaml', text }).findings;

function shown(text: string): readonly string[] {
  return lint(text).map(({ rule, span }) => `${rule} ${text.slice(0, span.start).split('\n').length} ${text.slice(span.start, span.end)}`);
}

const pasted = '# a\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n\n# b\n# again\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\ndta: {}\n';

test('objects without a separator are one finding, and each is judged on its own', () => {
  assert.deepEqual(shown(pasted), ['yaml/missing-separator 9 apiVersion', 'schema/unknown-field 12 dta']);
  assert.deepEqual(shown(`---\n${pasted}---\n${pasted}`), ['yaml/missing-separator 10 apiVersion', 'schema/unknown-field 13 dta', 'yaml/missing-separator 23 apiVersion', 'schema/unknown-field 26 dta']);
});

test('the separator goes above the comments of the object, with the line ends of the file', () => {
  assert.equal(fixText(pasted, lint).text, pasted.replace('# b\n', '---\n# b\n'));
  const windows = pasted.replaceAll('\n', '\r\n');
  assert.equal(fixText(windows, lint).text, windows.replace('# b\r\n', '---\r\n# b\r\n'));
});

test('a field that stands twice stays a duplicate key', () => {
  assert.deepEqual(shown('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {}\ndata: {}\n'), ['yaml/duplicate-key 5 data']);
});
