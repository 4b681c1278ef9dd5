import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { applyFix } from '../unit/core/lint/applyFix.ts';
import { lineOf, lintFolder, type LintedFile } from './ledgers/lintFolder.ts';
import { printedMistakes } from './ledgers/printedMistakes.ts';
import { verdicts } from './ledgers/verdicts.ts';

/** Spans are inside the text and not empty, messages are sentences, fixes can be applied. */
function checkFindings({ path, text, result }: LintedFile): void {
  for (const { span, message, fixes } of result.findings) {
    assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, `${path} ${span.start}-${span.end}`);
    assert.match(message, /[.?]$/);
    for (const fix of fixes?.() ?? []) assert.notEqual(applyFix(text, fix), text, `${path}: ${fix.title}`);
  }
}

/** The findings of a file as the ledger counts them: severity and rule, with how often. Hints are asked for by nobody. */
function counted({ result }: LintedFile): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { severity, rule } of result.findings) if (severity !== 'hint') found.set(`${severity} ${rule}`, (found.get(`${severity} ${rule}`) ?? 0) + 1);
  return found;
}

/** How many findings of a severity have a verdict. */
function sum(severity: string, verdict: string): number {
  return verdicts.filter((one) => one.finding.startsWith(severity) && one.verdict === verdict).reduce((total, { count }) => total + count, 0);
}

test('real manifests: every finding has been judged, no error is false and hardly any warning', async (context) => {
  const files = await lintFolder('corpus', context);
  if (!files) return;
  for (const file of files) checkFindings(file);
  const found = files.flatMap((file) => [...counted(file)].map(([finding, count]) => ({ file: file.name, finding, count })));
  const isJudged = (one: (typeof found)[number]): boolean => verdicts.some(({ file, finding, count }) => file === one.file && finding === one.finding && count === one.count);
  const missing = found.filter((one) => !isJudged(one)).map(({ file, finding, count }) => `  ['${file}', '${finding}', ${count}, 'true', ''],`);
  assert.equal(missing.length, 0, `findings that nobody has judged: read the files, then put these into ledgers/verdicts.ts with a verdict and its reason\n${missing.join('\n')}\n`);
  const gone = verdicts.filter((verdict) => !found.some(({ file, finding, count }) => file === verdict.file && finding === verdict.finding && count === verdict.count));
  assert.deepEqual(gone, [], 'verdicts about findings that are not there any more');
  assert.ok(verdicts.every(({ why }) => why !== ''));
  assert.equal(sum('error', 'false'), 0);
  assert.ok(sum('warning', 'false') <= 0.02 * (sum('warning', 'true') + sum('warning', 'false')));
  context.diagnostic(`${files.length} files; true and false: ${['error', 'warning', 'info'].map((severity) => `${severity} ${sum(severity, 'true')} and ${sum(severity, 'false')}`).join(', ')}`);
});

test('printed examples: every mistake that an engineer names is found, or the ledger says why not', async (context) => {
  const files = await lintFolder('seed-examples', context);
  if (!files) return;
  for (const file of files) checkFindings(file);
  const found = files.flatMap((file) => file.result.findings.filter(({ severity }) => severity !== 'hint').map((finding) => `${file.name}:${lineOf(file, finding)} ${finding.rule}`));
  const named = printedMistakes.flatMap(({ file, line, rule }) => (rule === undefined ? [] : [`${file}:${line} ${rule}`]));
  assert.deepEqual([...found].sort(), [...named].sort());
  assert.equal(new Set(printedMistakes.map(({ file }) => file)).size, files.filter(({ result }) => result.kind !== 'other').length);
  const missed = printedMistakes.filter(({ notFound }) => notFound !== undefined);
  context.diagnostic(`${printedMistakes.length} mistakes in ${files.length} files, ${missed.length} not found: ${missed.map(({ file, line, notFound }) => `${file}:${line} ${notFound ?? ''}`).join('; ')}`);
});

test('a manifest that ends anywhere is linted without a throw', async () => {
  const folder = inProject('test/fixtures/rules');
  const linter = createLinter({ pack: await packedSchemas() });
  for (const name of (await readdir(folder)).filter((candidate) => candidate.endsWith('.yaml'))) {
    const source = await readFile(join(folder, name), 'utf8');
    const blocks = source.split(/^# --- .*$/m).filter((block) => block.trim() !== '');
    for (const block of blocks) {
      for (let end = 1; end < block.length; end += 17) {
        const text = block.slice(0, end);
        checkFindings({ name, path: name, text, result: linter.lint({ path: 'a.yaml', text }) });
      }
    }
  }
});
