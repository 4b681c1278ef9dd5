import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Severity } from '../../../../src/core/lint/finding.ts';
import { reportGithub } from '../../../../src/core/lint/reportGithub.ts';

function github(file: string, text: string, word: string, severity: Severity = 'error', message = 'Wrong.'): string {
  const start = text.indexOf(word);
  const finding: Finding = { rule: 'some-rule', severity, message, span: { start, end: start + word.length } };
  return reportGithub({ checked: [{ file, text, kind: 'manifest', findings: [finding] }], failures: [], notOurs: [] });
}

test('one command for each finding, with its exact place', () => {
  assert.equal(github('a/b.yaml', 'x\ny: wrong\n', 'wrong'), '::error file=a/b.yaml,line=2,endLine=2,col=4,endColumn=9,title=some-rule::Wrong.');
});

test('severities become the three that GitHub has', () => {
  const names = (['error', 'warning', 'info', 'hint'] as const).map((severity) => github('a', 'x', 'x', severity).split(' ')[0]);
  assert.deepEqual(names, ['::error', '::warning', '::notice', '::notice']);
});

test('a finding over lines has no columns', () => {
  assert.equal(github('a', 'x: a\ny: b\n', 'a\ny'), '::error file=a,line=1,endLine=2,title=some-rule::Wrong.');
});

test('nothing in a name or a message can end a command or begin another', () => {
  assert.equal(
    github('a,b:c%.yaml', 'x', 'x', 'warning', '50 % :: no\r\n::error::forged'),
    '::warning file=a%2Cb%3Ac%25.yaml,line=1,endLine=1,col=1,endColumn=2,title=some-rule::50 %25 :: no%0D%0A::error::forged',
  );
});

test('a clean report is empty', () => {
  assert.equal(reportGithub({ checked: [], failures: [], notOurs: [] }), '');
});
