import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { inProject } from '../../../../scripts/project.ts';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import type { CheckedFile, LintReport } from '../../../../src/core/lint/report.ts';
import { reportSarif } from '../../../../src/core/lint/reportSarif.ts';
import { dockerfileRules, manifestRules } from '../../../../src/core/rules/rules.gen.ts';

const relative = /^(?!\/)(?![A-Za-z]:)[\w.~!$&'()*+;=@%/-]*$/;
const formats = { uri: (text: string) => URL.canParse(text), 'uri-reference': relative, 'date-time': true } as const;
const valid = new Ajv({ allErrors: true, strict: false, formats }).compile(JSON.parse(await readFile(inProject('test/fixtures/schemas/sarif-2.1.0.json'), 'utf8')));

interface Region { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number }
interface Location { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region } }
interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent?: { readonly text: string } }[] }[] }[];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[]; readonly version: string } };
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] }[];
  readonly results: readonly Result[];
}

/** The one run of the log, which is valid. */
function runOf(report: LintReport): Run {
  const log = JSON.parse(reportSarif(report, '1.2.3')) as { readonly runs: readonly [Run] };
  assert.ok(valid(log), JSON.stringify(valid.errors, undefined, 1));
  return log.runs[0];
}

function checkedFile(file: string, text: string, ...findings: readonly Finding[]): CheckedFile {
  return { file, text, kind: 'manifest', findings };
}

function about(text: string, word: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(word);
  return { rule: 'cuda-tag-invalid', severity: 'error', message: 'Wrong.', span: { start, end: start + word.length }, ...more };
}

const clean: LintReport = { checked: [checkedFile('a.yaml', '')], failures: [], notOurs: [] };

test('a clean run has results, and they are empty', () => {
  const run = runOf(clean);
  assert.deepEqual(run.results, []);
  assert.equal(run.tool.driver.version, '1.2.3');
  assert.deepEqual(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

test('every rule is described once and results point at it', () => {
  const text = 'x: wrong\n';
  const { tool, results } = runOf({ ...clean, checked: [checkedFile('a.yaml', text, about(text, 'wrong'), about(text, 'x', { rule: 'nobody-knows' }))] });
  const ids = tool.driver.rules.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id } of [...manifestRules, ...dockerfileRules]) assert.ok(ids.includes(id), id);
  assert.deepEqual(results.map(({ ruleIndex }) => ruleIndex === undefined ? undefined : ids[ruleIndex]), ['cuda-tag-invalid', undefined]);
});

test('regions count lines and UTF-16 columns from 1, without the byte order mark, over lines too', () => {
  const text = '\ufeffa: \u{1f600}wrong\r\nb: here\r\n';
  const findings = [about(text, 'wrong'), about(text, 'wrong\r\nb'), about(text, 'a:')];
  const regions = runOf({ ...clean, checked: [checkedFile('a.yaml', text, ...findings)] }).results.map(({ locations }) => locations[0]?.physicalLocation.region);
  assert.deepEqual(regions, [
    { startLine: 1, startColumn: 6, endLine: 1, endColumn: 11 },
    { startLine: 1, startColumn: 6, endLine: 2, endColumn: 2 },
    { startLine: 1, startColumn: 1, endLine: 1, endColumn: 3 },
  ]);
});

test('addresses are relative and escaped', () => {
  const text = 'x';
  const uris = runOf({ ...clean, checked: ['dir/my file#1.yaml', 'ü%.yaml', '../up.yaml'].map((file) => checkedFile(file, text, about(text, 'x'))) }).results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
  assert.deepEqual(uris, ['dir/my%20file%231.yaml', '%C3%BC%25.yaml', '../up.yaml']);
});

test('severities become levels', () => {
  const text = 'x';
  const findings = (['error', 'warning', 'info', 'hint'] as const).map((severity) => about(text, 'x', { severity }));
  assert.deepEqual(runOf({ ...clean, checked: [checkedFile('a', text, ...findings)] }).results.map(({ level }) => level), ['error', 'warning', 'note', 'note']);
});

test('fixes tell what they replace; an insertion has no width and a removal no text', () => {
  const text = 'a: wrong\n';
  const edits = [{ start: 0, end: 0, text: '# new\n' }, { start: 3, end: 8, text: '' }];
  const [result] = runOf({ ...clean, checked: [checkedFile('a', text, about(text, 'wrong', { fixes: () => [{ title: 'Mend', kind: 'safe', edits }] }))] }).results;
  assert.deepEqual(result?.fixes?.[0]?.artifactChanges[0]?.replacements, [
    { deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }, insertedContent: { text: '# new\n' } },
    { deletedRegion: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 9 } },
  ]);
});

test('related places stand in their own files; one that was not checked has no region', () => {
  const text = 'a: wrong\n';
  const related = [{ span: { start: 0, end: 1 }, message: 'Here.' }, { file: 'b', span: { start: 2, end: 3 }, message: 'There.' }, { file: 'c', span: { start: 2, end: 3 }, message: 'Somewhere.' }];
  const [result] = runOf({ ...clean, checked: [checkedFile('a', text, about(text, 'wrong', { related })), checkedFile('b', '\n\n1')] }).results;
  const places = result?.relatedLocations?.map(({ physicalLocation }) => [physicalLocation.artifactLocation.uri, physicalLocation.region?.startLine]);
  assert.deepEqual(places, [['a', 1], ['b', 3], ['c', undefined]]);
});

/** The fingerprints of findings at the first, second … of equal words. */
function prints(text: string, ...words: readonly string[]): readonly string[] {
  const findings = words.map((word, index): Finding => {
    const start = text.split(word, index + 1).join(word).length;
    return { ...about(text, word), span: { start, end: start + word.length } };
  });
  return runOf({ ...clean, checked: [checkedFile('a', text, ...findings)] }).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
}

test('fingerprints stay when lines move and differ between equal findings', () => {
  const [first, second] = prints('a: wrong\na: wrong\n', 'wrong', 'wrong');
  assert.match(first ?? '', /^[0-9a-f]{16}:1$/);
  assert.equal(second, first?.replace(':1', ':2'));
  assert.deepEqual(prints('\r\n\r\n    a: wrong\r\n', 'wrong'), [first]);
  assert.notDeepEqual(prints('b: wrong\n', 'wrong'), [first]);
});

test('what could not be read is told as a notification', () => {
  const { invocations } = runOf({ ...clean, failures: ['x cannot be read.'] });
  assert.deepEqual(invocations, [{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: 'x cannot be read.' } }] }]);
});

test('the check itself notices what the standard forbids', () => {
  for (const wrong of [{ version: '2.1.0' }, { version: '2.1.0', runs: [{ results: [] }] }, { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'm' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'a' }, region: { startLine: 0 } } }] }] }] }]) assert.equal(valid(wrong), false);
});
