import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { applyEdits, fixText } from '../../../../src/core/lint/fixText.ts';

/** A linter that wants each word replaced by its better one. */
function words(better: Readonly<Record<string, string>>, kind: 'safe' | 'unsafe' = 'safe'): (text: string) => readonly Finding[] {
  return (text) => Object.entries(better).flatMap(([word, replacement]) => [...text.matchAll(new RegExp(word, 'g'))].map((match): Finding => {
    const span = { start: match.index, end: match.index + word.length };
    return { rule: replacement === 'broken' ? 'yaml/bad-indent' : `no-${word}`, severity: 'error', message: 'm', span, fixes: () => [{ title: 't', kind, edits: [{ ...span, text: replacement }] }] };
  }));
}

test('all fixes of a round together, and what they bring in the next', () => {
  const fixed = fixText('a a b\n', words({ a: 'b', b: 'c' }));
  assert.deepEqual(fixed, { text: 'c c c\n', findings: [] });
});

test('overlapping fixes are made one after the other', () => {
  assert.equal(fixText('abc', words({ ab: 'x', bc: 'y' })).text, 'xc');
});

test('unsafe fixes are left and their findings told', () => {
  const { text, findings } = fixText('a', words({ a: 'b' }, 'unsafe'));
  assert.deepEqual([text, findings.map(({ rule }) => rule)], ['a', ['no-a']]);
});

test('fixes that undo each other or never end come to an end', () => {
  assert.equal(fixText('a', words({ a: 'b', b: 'a' })).text, 'b');
  assert.equal(fixText('a', words({ a: 'aa' })).text.length, 2 ** 10);
});

/** A linter whose fix breaks the syntax. */
function breaking(text: string): readonly Finding[] {
  return text.includes('{') ? [{ rule: 'yaml/unexpected-token', severity: 'error', message: 'm', span: { start: 0, end: 1 } }] : words({ a: '{' })(text);
}

test('a round that would break the syntax is not made', () => {
  assert.equal(fixText('a', breaking).text, 'a');
});

test('new lines get the line ends of the text', () => {
  const edits = [{ start: 1, end: 1, text: '\nx\r\ny' }];
  assert.equal(applyEdits('a\r\nb\r\n', edits), 'a\r\nx\r\ny\r\nb\r\n');
  assert.equal(applyEdits('a\nb\r\n', edits), 'a\nx\r\ny\nb\r\n');
  assert.equal(applyEdits('\ufeffa\n', [{ start: 1, end: 2, text: 'b' }]), '\ufeffb\n');
});
