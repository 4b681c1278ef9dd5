import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AgainstBaseline, readBaseline, withoutBaseline, writeBaseline } from '../../../../src/core/lint/baseline.ts';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import type { LintReport } from '../../../../src/core/lint/report.ts';

/** A report with a finding at every "bad" of the texts, by file. */
function reportOf(files: Readonly<Record<string, string>>): LintReport {
  const checked = Object.entries(files).map(([file, text]) => {
    const findings = Array.from(text.matchAll(/bad/g), ({ index }): Finding => ({ rule: 'no-bad', severity: 'error', message: 'm', span: { start: index, end: index + 3 } }));
    return { file, text, kind: 'manifest' as const, findings };
  });
  return { checked, failures: [], notOurs: [] };
}

const nameOf = (file: string): string => `sub/${file}`;

/** How many findings of the texts are new, were there before, and are gone, when they were as in `before`. */
function compared(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): readonly number[] {
  const baseline = readBaseline(writeBaseline(reportOf(before), nameOf));
  assert.ok(typeof baseline !== 'string');
  const { report, hidden, gone }: AgainstBaseline = withoutBaseline(reportOf(now), baseline, nameOf);
  return [report.checked.reduce((sum, { findings }) => sum + findings.length, 0), hidden, gone];
}

test('what was there before is hidden, wherever it moved in its file', () => {
  assert.deepEqual(compared({ a: 'x: bad\n' }, { a: 'x: bad\n' }), [0, 1, 0]);
  assert.deepEqual(compared({ a: 'x: bad\n' }, { a: '# more\r\n\r\n   x:   bad\r\n' }), [0, 1, 0]);
});

test('what is new is told, also when it is equal to something old', () => {
  assert.deepEqual(compared({ a: 'x: bad\n' }, { a: 'x: bad\ny: bad\n' }), [1, 1, 0]);
  assert.deepEqual(compared({ a: 'x: bad\n' }, { a: 'x: bad\nx: bad\n' }), [1, 1, 0]);
  assert.deepEqual(compared({ a: 'x: bad\n' }, { b: 'x: bad\n' }), [1, 0, 0]);
});

test('what is gone is counted', () => {
  assert.deepEqual(compared({ a: 'x: bad\nx: bad\ny: bad\n', b: 'x: bad\n' }, { a: 'x: bad\n' }), [0, 1, 2]);
});

test('the file is the same whatever the order of the files', () => {
  const one = writeBaseline(reportOf({ a: 'x: bad\nx: bad\n', b: 'y: bad\n' }), nameOf);
  assert.equal(writeBaseline(reportOf({ b: 'y: bad\n', a: 'x: bad\nx: bad\n' }), nameOf), one);
  const { findings } = JSON.parse(one) as { readonly findings: readonly { readonly file: string; readonly count: number; readonly fingerprint: string }[] };
  assert.deepEqual(findings.map(({ file, count }) => [file, count]), [['sub/a', 2], ['sub/b', 1]]);
  assert.ok(one.endsWith('\n'));
});

function refusal(text: string): string {
  const answer = readBaseline(text);
  return typeof answer === 'string' ? answer : '';
}

test('what is no baseline is said to be none', () => {
  for (const text of ['', '[]', 'x', '{"format": 2, "findings": []}']) assert.match(refusal(text), /^it is not a baseline/, text);
});
