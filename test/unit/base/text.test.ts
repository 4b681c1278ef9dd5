import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineIndex } from '../../../src/base/text.ts';

test('positions count lines that end with \\n, \\r\\n and \\r', () => {
  const index = new LineIndex('ab\ncd\r\nef\rgh');
  assert.equal(index.lineCount, 4);
  assert.deepEqual(index.positionAt(0), { line: 0, column: 0 });
  assert.deepEqual(index.positionAt(4), { line: 1, column: 1 });
  assert.deepEqual(index.positionAt(7), { line: 2, column: 0 });
  assert.deepEqual(index.positionAt(11), { line: 3, column: 1 });
});

test('columns are UTF-16 units', () => {
  assert.deepEqual(new LineIndex('😀x').positionAt(2), { line: 0, column: 2 });
});

test('offsets and positions outside the text move to its nearest end', () => {
  const index = new LineIndex('ab\nc');
  assert.deepEqual(index.positionAt(99), { line: 1, column: 1 });
  assert.deepEqual(index.positionAt(-5), { line: 0, column: 0 });
  assert.equal(index.offsetAt({ line: 9, column: 0 }), 4);
  assert.equal(index.offsetAt({ line: 0, column: 99 }), 3);
});

test('offsetAt is the inverse of positionAt at every offset', () => {
  const text = 'one\r\ntwo\n\nthree';
  const index = new LineIndex(text);
  for (let offset = 0; offset <= text.length; offset++) {
    if (text[offset] === '\n' && text[offset - 1] === '\r') continue;
    assert.equal(index.offsetAt(index.positionAt(offset)), offset);
  }
});
