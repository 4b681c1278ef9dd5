import { stat } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createLinter } from '../core/lint/linter.ts';
import { type LintReport, lintExitCode, reportNotes } from '../core/lint/report.ts';
import { reportGithub } from '../core/lint/reportGithub.ts';
import { reportJson } from '../core/lint/reportJson.ts';
import { reportSarif } from '../core/lint/reportSarif.ts';
import { reportSummary, reportText } from '../core/lint/reportText.ts';
import { unifiedDiff } from '../core/lint/unifiedDiff.ts';
import { type LintRun, lintPaths, lintStandardInput } from '../services/files/lintPaths.ts';
import { readSchemaPack } from '../services/files/readSchemaPack.ts';
import { type LintRequest, readLintRequest, type Values } from './lintRequest.ts';
import { misuse, type Outcome } from './outcome.ts';

/** `slipway lint`. `readVersion` gives the version of the program. */
export async function lint(values: Values, paths: readonly string[], readVersion: () => Promise<string>): Promise<Outcome> {
  const pack = await readSchemaPack(await packPath());
  const request = readLintRequest(values, paths, pack.versions);
  if (typeof request === 'string') return misuse(request);
  const { kubernetesVersion, stdinFilename } = request;
  const linter = createLinter({ pack, ...(kubernetesVersion !== undefined && { kubernetesVersion }) });
  const run: LintRun = { folder: process.cwd(), linterFor: () => Promise.resolve(linter), fixes: request.fixes };
  const report = stdinFilename === undefined ? await lintPaths(request.paths, run) : await lintStandardInput(stdinFilename, await readStream(process.stdin), run);
  const notes = [...reportNotes(report, request), ...changeNotes(report, request)];
  return { output: await write(report, request, readVersion), notes, exitCode: lintExitCode(report, request) };
}

function changeNotes(report: LintReport, { fixes }: LintRequest): readonly string[] {
  const count = report.changed?.length ?? 0;
  const files = count === 1 ? '1 file' : `${count} files`;
  if (fixes === 'written') return count === 0 ? [] : [`${files} fixed.`];
  if (fixes === 'shown') return [count === 0 ? 'Nothing can be fixed without asking.' : `${files} would be changed.`, reportSummary(report)];
  return [];
}

async function write(report: LintReport, { format, fixes }: LintRequest, readVersion: () => Promise<string>): Promise<string> {
  if (fixes === 'shown') return (report.changed ?? []).map(({ file, before, after }) => unifiedDiff(file, before, after)).join('').replace(/\n$/, '');
  if (format === 'json') return reportJson(report);
  if (format === 'github') return reportGithub(report);
  if (format === 'sarif') return reportSarif(report, await readVersion());
  const coloured = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  return report.checked.length === 0 ? '' : reportText(report, coloured);
}

/** The schemas lie beside the bundled program; when the source runs, in the folder that the build fills. */
async function packPath(): Promise<string> {
  const beside = fileURLToPath(new URL('schemas.br', import.meta.url));
  const isBuilt = await stat(beside).then(() => true, () => false);
  return isBuilt ? beside : fileURLToPath(new URL('../../dist/schemas.br', import.meta.url));
}
