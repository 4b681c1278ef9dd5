import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blanksBelow, columnsOf, printable } from '../../../../src/core/lint/terminalText.ts';

test('nothing in a file can steer the terminal', () => {
  assert.equal(printable('a\u001b[2Jb\u0000c\u007fd\u009be\u202ef\ufeffg\r\nh'), 'a·[2Jb·c·d·e·f·g··h');
  assert.equal(printable('a\tb é 训练 \u{1f600}'), 'a\tb é 训练 \u{1f600}');
});

test('wide characters take two columns', () => {
  assert.equal(columnsOf('ab'), 2);
  assert.equal(columnsOf('训练é'), 5);
  assert.equal(columnsOf('\u{1f600}'), 2);
  assert.equal(columnsOf(''), 0);
});

test('blanks end in the same column as the text above them', () => {
  assert.equal(blanksBelow('a\t训b'), ' \t   ');
});
