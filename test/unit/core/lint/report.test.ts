import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { type CheckedFile, type LintReport, lintExitCode, reportNotes } from '../../../../src/core/lint/report.ts';
import { reportJson } from '../../../../src/core/lint/reportJson.ts';
import { reportText } from '../../../../src/core/lint/reportText.ts';

/** A file with one finding for each marked word. */
function checkedFile(file: string, text: string, ...words: readonly string[]): CheckedFile {
  const findings = words.map((word): Finding => {
    const start = text.indexOf(word);
    return { rule: 'some-rule', severity: word === 'soft' ? 'warning' : 'error', message: `About ${word.trim()}.`, span: { start, end: start + word.length } };
  });
  return { file, text, kind: 'dockerfile', findings };
}

function reportOf(...checked: readonly CheckedFile[]): LintReport {
  return { checked, failures: [], notOurs: [] };
}

test('the exit code tells what the run found', () => {
  const clean = checkedFile('a', 'x');
  assert.equal(lintExitCode(reportOf(clean)), 0);
  assert.equal(lintExitCode(reportOf(checkedFile('a', 'soft', 'soft'))), 0);
  assert.equal(lintExitCode(reportOf(clean, checkedFile('b', 'x', 'x'))), 1);
  assert.equal(lintExitCode({ ...reportOf(checkedFile('b', 'x', 'x')), failures: ['No.'] }), 2);
  assert.equal(lintExitCode({ ...reportOf(), notOurs: ['c'] }), 3);
});

test('notes say aloud what was not checked', () => {
  assert.deepEqual(reportNotes(reportOf(checkedFile('a', ''))), []);
  assert.deepEqual(reportNotes({ checked: [], failures: ['F.'], notOurs: ['x.txt'] }), ['F.', 'x.txt is no Dockerfile, Kubernetes manifest or compose file, so it was not checked.', 'Nothing was checked: there is no Dockerfile, Kubernetes manifest or compose file among these paths.']);
});

test('JSON counts from 1, in UTF-16 units, with an exclusive end', () => {
  const file = checkedFile('dir/Dockerfile', 'FROM a\r\nRUN \u{1f600} wrong\n', 'wrong');
  assert.deepEqual(JSON.parse(reportJson(reportOf(file, checkedFile('b', 'x')))), [
    { file: 'dir/Dockerfile', rule: 'some-rule', severity: 'error', message: 'About wrong.', start: { line: 2, column: 8 }, end: { line: 2, column: 13 } },
  ]);
  assert.equal(reportJson(reportOf(checkedFile('a', 'x'))), '[]');
});

test('JSON of a finding over several lines', () => {
  const [finding] = JSON.parse(reportJson(reportOf(checkedFile('a', 'ab\ncd\nef', 'b\ncd')))) as readonly { start: unknown; end: unknown }[];
  assert.deepEqual([finding?.start, finding?.end], [{ line: 1, column: 2 }, { line: 2, column: 3 }]);
});

test('text shows the place, the line and a caret below it', () => {
  const text = reportText(reportOf(checkedFile('dir/Dockerfile', 'FROM a\n\tRUN wrong soft\n', 'wrong', 'soft'), checkedFile('b', 'x')), false);
  assert.equal(text, [
    'dir/Dockerfile:2:6: error: About wrong. [some-rule]',
    '  2 | \tRUN wrong soft',
    '    | \t    ^^^^^',
    '',
    'dir/Dockerfile:2:12: warning: About soft. [some-rule]',
    '  2 | \tRUN wrong soft',
    '    | \t          ^^^^',
    '',
    '2 files checked: 1 error, 1 warning.',
  ].join('\n'));
  assert.equal(reportText(reportOf(checkedFile('a', '')), false), '1 file checked, nothing found.');
});

test('wide characters take two columns, characters that steer the terminal are shown as dots', () => {
  const lines = reportText(reportOf(checkedFile('a', '训练 wrong \u001b[31m\u202e', 'wrong')), false).split('\n');
  assert.deepEqual(lines.slice(1, 3), ['  1 | 训练 wrong ·[31m·', '    |      ^^^^^']);
});

test('a long line is cut around the finding', () => {
  const lines = reportText(reportOf(checkedFile('a', `${'x'.repeat(500)}wrong${'y'.repeat(500)}`, 'wrong')), false).split('\n');
  assert.equal(lines[1]?.length, '  1 | '.length + 122);
  assert.ok(lines[1]?.startsWith('  1 | …x') && lines[1].endsWith('y…'));
  assert.equal(lines[2]?.indexOf('^'), lines[1]?.indexOf('wrong'));
});

test('a finding over several lines, at the end or of no width has at least one caret', () => {
  const lines = reportText(reportOf(checkedFile('a', 'ab\ncd', 'b\ncd')), false).split('\n');
  assert.equal(lines[2], '    |  ^');
  const empty: CheckedFile = { file: 'a', text: '', kind: 'dockerfile', findings: [{ rule: 'r', severity: 'error', message: 'm', span: { start: 0, end: 0 } }] };
  assert.equal(reportText(reportOf(empty), false).split('\n')[2], '    | ^');
});

test('colours only where they are asked for', () => {
  const report = reportOf(checkedFile('a', 'wrong', 'wrong'));
  assert.ok(reportText(report, true).includes('\u001b[31merror\u001b[0m'));
  assert.ok(!reportText(report, false).includes('\u001b'));
});

test('a byte order mark is neither a column nor shown', () => {
  const report = reportOf(checkedFile('a', '\ufeffFROM wrong\nwrong', 'wrong'));
  assert.deepEqual(reportText(report, false).split('\n').slice(0, 3), ['a:1:6: error: About wrong. [some-rule]', '  1 | FROM wrong', '    |      ^^^^^']);
  assert.deepEqual(JSON.parse(reportJson(report)), [{ file: 'a', rule: 'some-rule', severity: 'error', message: 'About wrong.', start: { line: 1, column: 6 }, end: { line: 1, column: 11 } }]);
});

test('too many warnings count as an error and are told', () => {
  const report = reportOf(checkedFile('a', 'soft', 'soft'));
  assert.deepEqual([0, 1].map((maxWarnings) => lintExitCode(report, { maxWarnings })), [1, 0]);
  assert.deepEqual(reportNotes(report, { maxWarnings: 0 }), ['There is 1 warning; --max-warnings allows 0.']);
  assert.deepEqual(reportNotes(report, { maxWarnings: 1 }), []);
});

test('configuration is told first, and what is wrong in it outweighs the rest', () => {
  const report = { ...reportOf(checkedFile('b', 'x', 'x')), configuration: [checkedFile('.slipway.yaml', 'y', 'y')] };
  assert.equal(lintExitCode(report), 2);
  assert.match(reportText(report, false), /^\.slipway\.yaml:1:1: error/);
  assert.deepEqual(reportNotes({ ...reportOf(), ignored: ['a'] }), ['a was not checked, because the configuration ignores it.', 'Nothing was checked: there is no Dockerfile, Kubernetes manifest or compose file among these paths.']);
  assert.equal(lintExitCode({ ...reportOf(), configuration: [checkedFile('.slipway.yaml', 'y')] }), 3);
  assert.deepEqual([false, true].map((allowEmpty) => lintExitCode(reportOf(), { allowEmpty })), [3, 0]);
});
