import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { rootCauses, type RuleFinding } from '../../../../src/core/lint/rootCauses.ts';

function finding(rule: string, start: number, end: number): Finding {
  return { rule, severity: 'error', message: rule, span: { start, end } };
}

function ofRule(rule: string, start: number, end: number, more: Partial<RuleFinding> = {}): RuleFinding {
  return { finding: finding(rule, start, end), covers: [], supersedes: [], ...more };
}

const names = (found: readonly Finding[]): readonly string[] => found.map((one) => `${one.rule} ${one.span.start}`);

test('a rule takes the place of schema and syntax on the same span only', () => {
  assert.deepEqual(names(rootCauses([finding('schema/type', 5, 8), finding('schema/type', 20, 22)], [ofRule('a', 5, 8)])), ['a 5', 'schema/type 20']);
});

test('a rule does not take the place of what is graver', () => {
  const warning = ofRule('a', 5, 8, { finding: { ...finding('a', 5, 8), severity: 'warning' }, covers: [{ start: 9, end: 12 }] });
  const general = [finding('schema/type', 5, 8), finding('yaml/x', 9, 12), { ...finding('schema/unknown-kind', 9, 12), severity: 'hint' as const }];
  assert.deepEqual(names(rootCauses(general, [warning])), ['schema/type 5', 'a 5', 'yaml/x 9']);
  assert.deepEqual(names(rootCauses(general, [warning, ofRule('b', 5, 8)])), ['a 5', 'b 5', 'yaml/x 9'], 'the gravest rule counts');
});

test('a rule can cover further spans', () => {
  assert.deepEqual(names(rootCauses([finding('yaml/x', 9, 12)], [ofRule('a', 5, 8, { covers: [{ start: 9, end: 12 }] })])), ['a 5']);
});

test('a rule silences the rules it supersedes where it speaks itself', () => {
  assert.deepEqual(names(rootCauses([], [ofRule('b', 5, 8), ofRule('b', 30, 31), ofRule('a', 5, 8, { supersedes: ['b'] })])), ['a 5', 'b 30']);
});

test('the same finding stands once, and all are in the order of the text', () => {
  assert.deepEqual(names(rootCauses([finding('s', 9, 10), finding('s', 1, 2), finding('s', 9, 10)], [ofRule('a', 4, 5), ofRule('a', 4, 5)])), ['s 1', 'a 4', 's 9']);
});
