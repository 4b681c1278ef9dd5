import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBlocks } from '../../../../src/core/yaml/readBlocks.ts';
import { agreesWithParser } from './agreesWithParser.ts';
import { plainBlocks } from './plainBlocks.ts';

test('plain blocks are read quickly, and as the parser reads them', () => {
  assert.deepEqual(plainBlocks.filter((text) => !agreesWithParser(text)), []);
});

/** Each has something that only the parser knows, or that is wrong. */
const left = [
  '', '# c\n', 'a', '"a"\n', '{a: b}\n', '[]\n', 'a: b\r\n', '%YAML 1.2\n---\na: b\n', '--- a\n', '---#\na: b\n', 'a:\tb\n', 'a: b\n\tc: d\n',
  'a: &x b\n', 'a: *x\n', 'a: !t b\n', '<<: {}\n', '? a\n: b\n', 'a: b\na: c\n', 'a: {b: c, b: d}\n', 'a b: c\n', 'a:b\n', 'a: b: c\n', 'a: b:\n', 'a: - b\n', '- a\nb: c\n', 'a: b\n- c\n',
  'a: b\n  c\n', 'a: b\n  c: d\n', 'a:\n    b: c\n  d: e\n', 'a:\n  b: c\n d: e\n', '- a\n  - b\n', 'a: "b\n  c"\n', 'a: "b" c\n', 'a: "b"#c\n', 'a: "\\x41"\n', 'a: "b\n', "a: 'b\n", 'a: @b\n', 'a: `b\n', 'a: %b\n',
  'a: [b\n', 'a: [b,\n  c]\n', 'a: [b,]\n', 'a: [,]\n', 'a: [b: c]\n', 'a: {b}\n', 'a: {b:c}\n', 'a: [b] c\n', 'a: [b]]\n', 'a: {8080: b}\n', 'a: [#b]\n',
  'a: |2\n   b\n', 'a: |+\n  b\n\n', 'a: | # c\n  b\n', 'a: |\nb: c\n', 'a: |\n  b\n   \nc: d\n', 'a: >\n  b\n\n  c\n', 'a: >\n  b\n    c\n', 'a: |\n   \n  b\n', `${'k'.repeat(1100)}: a\n`, `${'- '.repeat(150)}a\n`,
];

test('everything else is left to the parser', () => {
  assert.deepEqual(left.filter((text) => readBlocks(text) !== undefined), []);
});

test('a line that is nested more deeply than the stack is left to the parser', () => {
  for (const text of [`a: ${'['.repeat(20_000)}\n`, `a: ${'{b: '.repeat(10_000)}\n`, `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`]) assert.equal(readBlocks(text), undefined);
  assert.ok(agreesWithParser(`a: ${'['.repeat(30)}b${']'.repeat(30)}\n`));
});
