import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { text as readStream } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type LintReport, lintExitCode, reportedFiles, reportNotes } from '../core/lint/report.ts';
import { reportGithub } from '../core/lint/reportGithub.ts';
import { reportJson } from '../core/lint/reportJson.ts';
import { reportSarif } from '../core/lint/reportSarif.ts';
import { reportSummary, reportText } from '../core/lint/reportText.ts';
import { unifiedDiff } from '../core/lint/unifiedDiff.ts';
import { openConfigurations } from '../services/files/configurations.ts';
import { lintPaths, lintStandardInput } from '../services/files/lintPaths.ts';
import type { LintThreads } from '../services/files/lintThreads.ts';
import { readSchemaPack } from '../services/files/readSchemaPack.ts';
import { againstBaseline, saveBaseline } from './baselineFile.ts';
import { type LintRequest, readLintRequest, type Values } from './lintRequest.ts';
import { lintRunWith, type LintSettings } from './openLintRun.ts';
import { misuse, type Outcome } from './outcome.ts';
import { printConfiguration } from './printConfiguration.ts';

/** The program itself: its version, and where it lies, so that it can be started as another thread of `slipway lint`. */
export interface Program {
  readonly file: URL;
  readonly readVersion: () => Promise<string>;
}

/** `slipway lint`. */
export async function lint(values: Values, paths: readonly string[], program: Program): Promise<Outcome> {
  const schemas = await packPath();
  const pack = readSchemaPack(schemas);
  const request = readLintRequest(values, paths, pack.versions);
  if (typeof request === 'string') return misuse(request);
  const folder = process.cwd();
  const configurations = openConfigurations(folder, pack.versions);
  if (request.printConfiguration !== undefined) return printConfiguration(request.printConfiguration, folder, configurations, request.kubernetesVersion ?? pack.versions.at(-1) ?? '');
  const settings: LintSettings = { schemas, folder, paths: request.paths, kubernetesVersion: request.kubernetesVersion, fixes: request.fixes };
  const run = lintRunWith(pack, configurations, settings);
  const { stdinFilename } = request;
  const report = stdinFilename === undefined ? await lintPaths(request.paths, run, undefined, threadsFor(request, settings, program)) : await lintStandardInput(stdinFilename, await readStream(process.stdin), run);
  return tell(report, request, folder, program);
}

/** For fewer files, starting another thread takes longer than it saves: it loads the program and warms up by itself. */
const filesWorthAThread = 1000;

/** Where somebody asks for threads, a file or two are still no reason for one. */
const filesOfAThread = 48;

/** Files are fixed one after the other, because two names may lead to the same file. */
function threadsFor({ threads, fixes, format }: LintRequest, settings: LintSettings, { file }: Program): LintThreads {
  const most = fixes === 'written' ? 1 : threads ?? availableParallelism();
  return { most, filesEach: threads === undefined ? filesWorthAThread : filesOfAThread, program: file, settings, withFixes: format === 'sarif' };
}

async function tell(report: LintReport, request: LintRequest, folder: string, { readVersion }: Program): Promise<Outcome> {
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
