import { stat } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type LintReport, lintExitCode, reportedFiles, reportNotes } from '../core/lint/report.ts';
import { reportGithub } from '../core/lint/reportGithub.ts';
import { reportJson } from '../core/lint/reportJson.ts';
import { reportSarif } from '../core/lint/reportSarif.ts';
import { reportSummary, reportText } from '../core/lint/reportText.ts';
import { unifiedDiff } from '../core/lint/unifiedDiff.ts';
import { openConfigurations } from '../services/files/configurations.ts';
import { type LintRun, lintPaths, lintStandardInput } from '../services/files/lintPaths.ts';
import { readSchemaPack } from '../services/files/readSchemaPack.ts';
import { againstBaseline, saveBaseline } from './baselineFile.ts';
import { linterByConfiguration } from './linters.ts';
import { type LintRequest, readLintRequest, type Values } from './lintRequest.ts';
import { misuse, type Outcome } from './outcome.ts';
import { printConfiguration } from './printConfiguration.ts';

/** `slipway lint`. `readVersion` gives the version of the program. */
export async function lint(values: Values, paths: readonly string[], readVersion: () => Promise<string>): Promise<Outcome> {
  const pack = await readSchemaPack(await packPath());
  const request = readLintRequest(values, paths, pack.versions);
  if (typeof request === 'string') return misuse(request);
  const folder = process.cwd();
  const configurations = openConfigurations(folder, pack.versions);
  if (request.printConfiguration !== undefined) return printConfiguration(request.printConfiguration, folder, configurations, request.kubernetesVersion ?? pack.versions.at(-1) ?? '');
  const run: LintRun = { folder, linterFor: linterByConfiguration(pack, configurations, request.kubernetesVersion), checkConfiguration: configurations.check, fixes: request.fixes };
  const { stdinFilename } = request;
  const linted = stdinFilename === undefined ? await lintPaths(request.paths, run) : await lintStandardInput(stdinFilename, await readStream(process.stdin), run);
  const report: LintReport = { ...linted, configuration: configurations.read() };
  if (request.writeBaseline !== undefined) return saveBaseline(report, request.writeBaseline, folder);
  const { report: told, notes: known } = request.baseline === undefined ? { report, notes: [] } : await againstBaseline(report, request.baseline, folder);
  const notes = [...reportNotes(told, request), ...changeNotes(told, request), ...known];
  return { output: await write(told, request, readVersion), notes, exitCode: lintExitCode(told, request) };
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
  return reportedFiles(report).every(({ findings }) => findings.length === 0) && report.checked.length === 0 ? '' : reportText(report, coloured);
}

/** The schemas lie beside the bundled program; when the source runs, in the folder that the build fills. */
async function packPath(): Promise<string> {
  const beside = fileURLToPath(new URL('schemas.br', import.meta.url));
  const isBuilt = await stat(beside).then(() => true, () => false);
  return isBuilt ? beside : fileURLToPath(new URL('../../dist/schemas.br', import.meta.url));
}
