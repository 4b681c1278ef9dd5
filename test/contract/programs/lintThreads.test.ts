import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Finding } from '../../../src/core/lint/finding.ts';
import type { LintReport } from '../../../src/core/lint/report.ts';
import { lintPaths } from '../../../src/services/files/lintPaths.ts';
import type { LintRun } from '../../../src/services/files/lintFile.ts';
import { type LintThreads, sent } from '../../../src/services/files/lintThreads.ts';
import { temporaryFolder } from '../../unit/services/temporaryFolder.ts';
import { badWordRun, type BadWordSettings } from '../../unit/services/files/badWordRun.ts';

/** More files than three threads get by with, in three folders. */
async function manyFiles(context: TestContext): Promise<string> {
  const names = Array.from({ length: 200 }, (_, index) => [`${'abc'[index % 3] ?? ''}/${index}.yaml`, `apiVersion: v1\nkind: Pod\n# ${index % 7 === 0 ? 'bad' : 'fine'} ${index}\n`]);
  return temporaryFolder(context, Object.fromEntries([...names, ['a/notOurs.yaml', 'x: 1'], ['b/binary.yaml', '\u0000\u0001']]));
}

function threads(most: number, settings: BadWordSettings, withFixes = true): LintThreads {
  return { most, filesEach: 48, program: new URL('../../unit/services/files/badWordRun.ts', import.meta.url), settings, withFixes };
}

/** Everything of a report, with the fixes made. */
function made(report: LintReport): unknown {
  return { ...report, checked: report.checked.map((file) => ({ ...file, findings: file.findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() })) })) };
}

/** The run of this thread, made so slow that others lint nearly everything. */
function slowed(run: LintRun): { readonly run: LintRun; readonly linted: () => number } {
  let count = 0;
  const linterFor: LintRun['linterFor'] = async (...asked) => {
    count++;
    await setTimeout(20);
    return run.linterFor(...asked);
  };
  return { run: { ...run, linterFor }, linted: () => count };
}

test('several threads report what one does, in the same order', async (context) => {
  const folder = await manyFiles(context);
  const alone = await lintPaths(['.', 'missing.yaml'], badWordRun({ folder }));
  assert.deepEqual([alone.checked.length, alone.failures.length, alone.configuration?.map(({ file }) => file)], [200, 1, ['a/.slipway.yaml', 'b/.slipway.yaml', 'c/.slipway.yaml']]);
  const { run, linted } = slowed(badWordRun({ folder }));
  const together = await lintPaths(['.', 'missing.yaml'], run, undefined, threads(3, { folder }));
  assert.deepEqual(made(together), made(alone));
  assert.ok(linted() < 200, 'the other threads linted nothing');
});

test('few files are not worth another thread', async (context) => {
  const folder = await temporaryFolder(context, { 'a.yaml': 'apiVersion: v1\nkind: Pod\n' });
  assert.equal((await lintPaths(['.'], badWordRun({ folder }), undefined, threads(3, { folder, broken: true }))).checked.length, 1);
});

test('a fault in another thread is a fault of the run', async (context) => {
  const folder = await manyFiles(context);
  const { run } = slowed(badWordRun({ folder }));
  await assert.rejects(lintPaths(['.'], run, undefined, threads(2, { folder, broken: true })), { message: 'the run is broken' });
});

test('fixes are made for another thread only where somebody asks', () => {
  const findings: readonly Finding[] = [{ rule: 'r', severity: 'error', message: 'm', span: { start: 0, end: 1 }, fixes: () => [{ title: 't', kind: 'safe', edits: [] }] }];
  const outcome = { checked: { file: 'a', text: 'b', kind: 'manifest', findings } } as const;
  assert.deepEqual([false, true].map((withFixes) => structuredClone(sent(outcome, withFixes)).checked?.findings[0]?.fixes), [undefined, [{ title: 't', kind: 'safe', edits: [] }]]);
});
