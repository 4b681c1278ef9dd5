import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commentOf, isBlank, physicalLine, readLogicalLine, sourceOffset, sourceSpan } from '../../../../src/core/dockerfile/logicalLine.ts';

test('a line ends with a line feed; carriage returns before it are part of the break', () => {
  assert.deepEqual(physicalLine('ab\r\ncd', 0), { start: 0, end: 2, next: 4 });
  assert.deepEqual(physicalLine('ab\r\ncd', 4), { start: 4, end: 6, next: 6 });
  assert.deepEqual(physicalLine('\n', 0), { start: 0, end: 0, next: 1 });
  assert.deepEqual(physicalLine('', 0), { start: 0, end: 0, next: 0 });
});

test('a comment begins with the first character that is not blank', () => {
  const text = '  # a\r\n';
  assert.deepEqual(commentOf(text, physicalLine(text, 0)), { text: '# a', span: { start: 2, end: 5 } });
  assert.equal(commentOf('a # b', physicalLine('a # b', 0)), undefined);
});

test('Unicode blanks count, invisible characters without width do not', () => {
  assert.deepEqual(' \t\r\n\u00a0\u3000\u200bx'.split('').map((character) => isBlank(character.charCodeAt(0))), [true, true, true, true, true, true, false, false]);
});

test('every character of the joined text leads back to its own place', () => {
  const text = 'RUN a \\\r\n# comment\n\n  b\\  \n c';
  const line = readLogicalLine(text, 0, '\\');
  assert.equal(line.text, 'RUN a   b c');
  for (let at = 0; at < line.text.length; at++) assert.equal(text[sourceOffset(line, at)], line.text[at], `character ${at}`);
  assert.equal(text.slice(sourceSpan(line, 8, 11).start, sourceSpan(line, 8, 11).end), 'b\\  \n c');
  assert.deepEqual(sourceSpan(line, 4, 4), { start: 4, end: 4 });
});

test('what is left out of a continued line is reported beside it', () => {
  const text = 'RUN a \\\n# one\n\n \t\nb\nnext';
  const line = readLogicalLine(text, 0, '\\');
  assert.deepEqual(line.comments.map((comment) => comment.text), ['# one']);
  assert.deepEqual(line.blanks, [{ start: 14, end: 14 }, { start: 15, end: 17 }]);
  assert.equal(text.slice(line.next), 'next');
  assert.equal(line.end, text.indexOf('\nnext'));
});

test('a continuation at the end of the file ends there', () => {
  for (const text of ['RUN a \\', 'RUN a \\\n', 'RUN a \\\n# c\n\n']) {
    const line = readLogicalLine(text, 0, '\\');
    assert.equal(line.text, 'RUN a ', JSON.stringify(text));
    assert.equal(line.next, text.length);
  }
});
