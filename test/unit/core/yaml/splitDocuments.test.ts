import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitDocuments } from '../../../../src/core/yaml/splitDocuments.ts';

function parts(text: string): readonly string[] {
  return splitDocuments(text).map((span) => text.slice(span.start, span.end));
}

test('documents begin at their own marker and follow each other without gaps', () => {
  assert.deepEqual(parts('a: 1\n---\nb: 2\n---\nc: 3\n'), ['a: 1\n', '---\nb: 2\n', '---\nc: 3\n']);
});

test('JSON objects follow each other without a marker, and nothing else is divided at braces', () => {
  assert.deepEqual(parts('{"a": 1}\n{"b": 2}\n'), ['{"a": 1}\n', '{"b": 2}\n']);
  assert.deepEqual(parts('{\n  "a": {\n  }\n}\n\n{\n"b": 2\n}\n'), ['{\n  "a": {\n  }\n}\n\n', '{\n"b": 2\n}\n']);
  for (const text of ['{{ if .a }}\n{{ end }}\n', '[{"a": 1},\n{"b": 2}]\n', 'a: {b: 1}\n{c: 2}\n', '{"a": [{\n"b": 1},\n{"c": 2}]}\n']) assert.deepEqual(parts(text), [text]);
});

test('a marker may carry a comment or the content itself', () => {
  assert.deepEqual(parts('--- # first\na: 1\n--- {b: 2}\n'), ['--- # first\na: 1\n', '--- {b: 2}\n']);
});

test('an end marker closes a document and belongs to none', () => {
  assert.deepEqual(parts('a: 1\n...\nb: 2\n'), ['a: 1\n', 'b: 2\n']);
});

test('a directive belongs to the document after it', () => {
  assert.deepEqual(parts('# note\n%YAML 1.1\n---\na: 1\n'), ['# note\n%YAML 1.1\n---\na: 1\n']);
});

test('markers inside lines and longer runs of dashes are content', () => {
  assert.deepEqual(parts('a: ---\n----\n  ---\nb: "---"\n'), ['a: ---\n----\n  ---\nb: "---"\n']);
});

test('Windows line ends and a byte order mark are understood', () => {
  const text = '\uFEFFa: 1\r\n---\r\nb: 2\r\n';
  assert.deepEqual(splitDocuments(text), [{ start: 1, end: 7 }, { start: 7, end: 20 }].map((span) => ({ ...span, end: Math.min(span.end, text.length) })));
  assert.deepEqual(parts(text), ['a: 1\r\n', '---\r\nb: 2\r\n']);
});

test('an empty text has no document', () => {
  assert.deepEqual(parts(''), []);
  assert.deepEqual(parts('\uFEFF'), []);
});
