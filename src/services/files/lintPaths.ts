import { resolve } from 'node:path';
import { fileKind } from '../../core/lint/fileKind.ts';
import type { CheckedFile, LintReport } from '../../core/lint/report.ts';
import { createWorkspace } from '../../core/workspace/workspace.ts';
import { findFiles } from './findFiles.ts';
import { failureText, type FileOutcome, type LintRun, surveyText } from './lintFile.ts';
import { lintInThreads, type LintThreads } from './lintThreads.ts';

/** Lints files and folders, with `threads` in several at once. Whatever cannot be read or written is named in the report and hides nothing else. */
export async function lintPaths(paths: readonly string[], run: LintRun, signal?: AbortSignal, threads?: LintThreads): Promise<LintReport> {
  const { folder } = run;
  const { files, failures } = await findFiles(paths.map((path) => resolve(folder, path)), mayConcern, signal);
  const { outcomes, configuration } = await lintInThreads(files, run, threads, signal);
  const told = outcomes.filter(({ checked, failure }, index) => checked !== undefined || failure !== undefined || files[index]?.named === true);
  return joinOutcomes([...failures.map((failure) => ({ failure: failureText(failure, folder) })), ...told], configuration);
}

/** Lints one text as if it stood in a file of that name. Nothing is read or written. */
export async function lintStandardInput(name: string, text: string, run: LintRun): Promise<LintReport> {
  const { facts, finish } = await surveyText(resolve(run.folder, name), text, run);
  const outcome = await finish(createWorkspace(facts ? [facts] : []));
  return joinOutcomes([outcome], run.readConfigurations());
}

/** What became of all files, in their order, as one report: the one place where the results of every thread meet. */
function joinOutcomes(outcomes: readonly FileOutcome[], configuration: readonly CheckedFile[]): LintReport {
  return {
    checked: outcomes.flatMap(({ checked }) => checked ?? []),
    changed: outcomes.flatMap(({ changed }) => changed ?? []),
    notOurs: outcomes.flatMap(({ notOurs }) => notOurs ?? []),
    ignored: outcomes.flatMap(({ ignored }) => ignored ?? []),
    failures: outcomes.flatMap(({ failure }) => failure ?? []),
    configuration: byName(configuration),
  };
}

/** Each configuration once, by name: which thread reads it first is left to chance. */
function byName(configuration: readonly CheckedFile[]): readonly CheckedFile[] {
  const files = new Map(configuration.map((one) => [one.file, one]));
  return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** True for names that may belong to a Dockerfile or, by their content, to a manifest. */
function mayConcern(name: string): boolean {
  return /\.(?:ya?ml|json)$|^(?:docker|container)file\./i.test(name) || fileKind(name, '') !== 'other';
}
