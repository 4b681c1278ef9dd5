import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownString, nodeAt } from '../../../../src/core/yaml/node.ts';
import { onOneLine } from '../../../../src/core/yaml/openMarks.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';
import { problems } from './documentProblems.ts';

test('quotes and brackets may begin their lines anywhere, as for go-yaml', () => {
  const { root, state, problems: none } = parseDocument('a:\n  b: "x\ny"\n  c: [u, # why [\n\'v]\',\nw]\nd: {e: 1,\r\nf: \'g\nh\'}\n');
  assert.deepEqual([state, none], ['whole', []]);
  assert.equal(knownString(nodeAt(root, 'a', 'b')), 'x y');
  assert.equal(knownString(nodeAt(root, 'd', 'f')), 'g h');
  assert.equal(nodeAt(root, 'a', 'c')?.kind, 'seq');
});

test('what stays open is underlined where it opens', () => {
  assert.deepEqual(problems('a: "x\nb: 1\n'), ['yaml/missing-char «"x»']);
  assert.deepEqual(problems("a:\n  - b: 'x\n    c: 1\n"), ["yaml/missing-char «'x»"]);
  assert.deepEqual(problems('a: "x\nb: 1\nc: "y"\n'), ['yaml/missing-char «"x»']);
  assert.deepEqual(problems('a: [x, "y"\nb: ["z"]\n'), ['yaml/missing-char «[x, "y"»']);
  assert.deepEqual(problems('a: ["x"'), ['yaml/missing-char «["x"»']);
  assert.deepEqual(problems('a: [{x: 1, y: 2\nb: 1\n'), ['yaml/missing-char «{x: 1, y: 2»']);
});

test('on one line every offset stays what it is', () => {
  const text = 'a: [1, # one [\r\n"# \\" ]",\n{b: 2}]\nc: 3\n';
  const joined = onOneLine(text, 3);
  assert.equal(joined, `a: [1, ${' '.repeat('# one ['.length + 2)}"# \\" ]", {b: 2}]\nc: 3\n`);
  assert.equal(joined?.length, text.length);
  assert.equal(onOneLine('a: [1, {b: 2]\n', 3), undefined);
  assert.equal(onOneLine('a: "b\n', 3), undefined);
});
