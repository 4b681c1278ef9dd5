import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding, Fix } from '../../../../src/core/lint/finding.ts';
import { defaultFix, safeEdits } from '../../../../src/core/lint/safeEdits.ts';

function fix(start: number, end: number, text: string, parts: Partial<Fix> = {}): Fix {
  return { title: text, kind: 'safe', edits: [{ start, end, text }], ...parts };
}

function finding(...fixes: readonly Fix[]): Finding {
  return { rule: 'r', severity: 'error', message: 'm', span: { start: 0, end: 1 }, fixes: () => fixes };
}

const texts = (findings: readonly Finding[]): readonly string[] => safeEdits(findings).map(({ text }) => text);

describe('the edits of fix all', () => {
  test('safe fixes in the order of the text', () => {
    assert.deepEqual(texts([finding(fix(10, 12, 'b')), finding(fix(0, 3, 'a'))]), ['a', 'b']);
  });

  test('unsafe fixes and choices without a preferred one are left to people', () => {
    assert.deepEqual(texts([finding(fix(0, 1, 'a', { kind: 'unsafe' })), finding(fix(2, 3, 'b'), fix(2, 3, 'c')), finding()]), []);
    assert.deepEqual(texts([finding(fix(2, 3, 'b'), fix(2, 3, 'c', { preferred: true }))]), ['c']);
  });

  test('of overlapping edits the first finding wins, and touching ones go together', () => {
    assert.deepEqual(texts([finding(fix(0, 5, 'a')), finding(fix(4, 6, 'b')), finding(fix(5, 6, 'c'))]), ['a', 'c']);
    assert.deepEqual(texts([finding(fix(3, 3, 'a')), finding(fix(3, 3, 'b'))]), ['a']);
  });

  test('the default fix is the preferred or the only one', () => {
    const [a, b] = [fix(0, 1, 'a'), fix(0, 1, 'b', { preferred: true })];
    assert.equal(defaultFix([a, b]), b);
    assert.equal(defaultFix([a]), a);
    assert.equal(defaultFix([a, a]), undefined);
    assert.equal(defaultFix([]), undefined);
  });
});
