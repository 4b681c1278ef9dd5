import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asMap, asScalar, asSeq, entryOf, isNull, knownString, nodeAt, resolved } from '../../../../src/core/yaml/node.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';
import { problems } from './documentProblems.ts';

test('keys and values carry their exact spans', () => {
  const text = 'metadata:\n  name: "a b"   # why\n  labels: {app: x}\nspec: |\n  one\n  two\n';
  const { root, state } = parseDocument(text);
  const span = (node: { readonly start: number; readonly end: number } | undefined): string => text.slice(node?.start, node?.end);
  assert.equal(state, 'whole');
  assert.equal(span(nodeAt(root, 'metadata', 'name')), '"a b"');
  assert.equal(span(entryOf(asMap(nodeAt(root, 'metadata')), 'labels')?.keyNode), 'labels');
  assert.equal(span(nodeAt(root, 'metadata')), 'name: "a b"   # why\n  labels: {app: x}');
  assert.equal(span(nodeAt(root, 'spec')), '|\n  one\n  two');
  assert.equal(knownString(nodeAt(root, 'spec')), 'one\ntwo\n');
});

test('styles, tags and empty values resolve as kubectl resolves them', () => {
  const { root } = parseDocument('a: no\nb: "no"\nc: !!str no\nd:\ne: !!int "3"\nf: 0644\n');
  assert.equal(asScalar(nodeAt(root, 'a'))?.value, false);
  assert.equal(asScalar(nodeAt(root, 'b'))?.value, 'no');
  assert.equal(asScalar(nodeAt(root, 'c'))?.value, 'no');
  assert.ok(isNull(nodeAt(root, 'd')));
  assert.equal(asScalar(nodeAt(root, 'f'))?.value, 420);
});

test('keys are what JSON makes of them', () => {
  const { root } = parseDocument('on: 1\n8080: 2\n"yes": 3\n');
  assert.deepEqual(asMap(root)?.entries.map((entry) => entry.key), ['true', '8080', 'yes']);
});

test('JSON is YAML', () => {
  const { root, problems: found } = parseDocument('{"kind": "Pod", "spec": {"containers": [{"name": "a"}], "n": 1, "b": true, "z": null}}');
  assert.deepEqual(found, []);
  assert.equal(knownString(nodeAt(asSeq(nodeAt(root, 'spec', 'containers'))?.items[0], 'name')), 'a');
});

test('aliases lead to their anchors, and merge keys bring entries in', () => {
  const { root } = parseDocument('base: &b {cpu: 1, memory: 2}\nuse:\n  <<: *b\n  cpu: 4\ncopy: *b\nmany:\n  <<: [*b, {gpu: 1}]\n');
  assert.equal(asScalar(nodeAt(root, 'use', 'cpu'))?.value, 4);
  assert.equal(asScalar(nodeAt(root, 'use', 'memory'))?.value, 2);
  assert.equal(entryOf(asMap(nodeAt(root, 'use')), 'memory')?.merged, true);
  assert.equal(asScalar(nodeAt(root, 'copy', 'cpu'))?.value, 1);
  assert.deepEqual(asMap(nodeAt(root, 'many'))?.entries.map((entry) => entry.key), ['cpu', 'memory', 'gpu']);
});

test('an alias without an anchor before it is a problem and holds nothing', () => {
  const text = 'a: *later\nb: &later 1\nc: &self [*self]\n';
  assert.deepEqual(problems(text), ['yaml/unknown-alias «*later»', 'yaml/unknown-alias «*self»']);
  assert.equal(resolved(nodeAt(parseDocument(text).root, 'a')), undefined);
});

test('a duplicate key is reported at the second one with the first one beside it', () => {
  const text = 'a: 1\nb: 2\na: 3\n';
  const document = parseDocument(text);
  assert.deepEqual(problems(text, document), ['yaml/duplicate-key «a»']);
  assert.equal(document.problems[0]?.start, 10);
  assert.equal(document.problems[0]?.related?.span.start, 0);
  assert.equal(asScalar(nodeAt(document.root, 'a'))?.value, 3);
});

test('mistakes in the structure give one problem and no tree', () => {
  for (const [text, expected] of [
    ['a:\n  b: 1\n c: 2\n', 'yaml/bad-indent « »'],
    ['a:\n\tb: 1\n', 'yaml/tab-as-indent «\t»'],
    ['a: "open\nb: 1\n', 'yaml/missing-char'],
    ['a: [1, 2\nb: 3\n', 'yaml/missing-char «[1, 2»'],
    ['a: b: c\n', 'yaml/block-as-implicit-key «b»'],
    ['- a\nb: 1\n', 'yaml/unexpected-token «b»'],
  ] as const) {
    const document = parseDocument(text);
    assert.equal(document.state, 'broken', text);
    assert.equal(document.root, undefined);
    assert.equal(document.problems.length, 1, text);
    assert.ok(problems(text, document)[0]?.startsWith(expected), `${text}: ${problems(text, document)[0]}`);
  }
});

test('a half-typed line spoils itself only', () => {
  for (const text of ['kind: Pod\nmetadata:\n  name: a\n  lab\nspec: {}\n', 'kind: Pod\nimage\nspec: {}\n', 'kind: Pod\nname: @a\nspec: {}\n']) {
    const document = parseDocument(text);
    assert.equal(document.state, 'fragment', text);
    assert.equal(document.spoiled.length, 1);
    assert.equal(knownString(nodeAt(document.root, 'kind')), 'Pod');
  }
});

test('every underline has characters, also at the end of the text', () => {
  for (const text of ['a: "', 'a: [', 'a: {b', "a: '", 'a:\n  - b\n c', '"', '- [', 'a: &', 'a: *', '? ', ': ', '%', '\t', '\r\n\ta', 'a: |x', 'a: "\\q"']) {
    for (const problem of parseDocument(text).problems) {
      assert.ok(problem.start >= 0 && problem.start < problem.end && problem.end <= text.length, `${JSON.stringify(text)} ${problem.start}-${problem.end}`);
      assert.match(problem.rule, /^yaml\/[a-z0-9-]+$/);
    }
  }
});

test('nesting without end and alias bombs are survived', () => {
  assert.doesNotThrow(() => parseDocument(`a: ${'['.repeat(1500)}${']'.repeat(1500)}`));
  const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)].join('\n');
  assert.deepEqual(parseDocument(bomb).problems, []);
});

test('Windows line ends change no value and no underline', () => {
  const text = 'a: 1\r\nb: |\r\n  x\r\n  y\r\na: 2\r\n';
  const document = parseDocument(text);
  assert.deepEqual(problems(text, document), ['yaml/duplicate-key «a»']);
  assert.equal(knownString(nodeAt(document.root, 'b')), 'x\ny\n');
});

test('a document longer than the API server takes is not read', () => {
  const long = `kind: Pod\n# ${'x'.repeat(3 * 1024 * 1024)}\n`;
  const document = parseDocument(long);
  assert.deepEqual(problems(long, document), ['yaml/too-large «kin»']);
  assert.deepEqual([document.root, document.state, document.problems[0]?.severity], [undefined, 'broken', 'info']);
});
