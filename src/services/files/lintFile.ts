import { basename, relative, resolve, sep } from 'node:path';
import { AppError, toAppError } from '../../base/errors.ts';
import { atOnce } from '../../base/steps.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { configurationName } from '../../core/lint/configuration.ts';
import { fileKind } from '../../core/lint/fileKind.ts';
import { fixText } from '../../core/lint/fixText.ts';
import type { Linter } from '../../core/lint/linter.ts';
import type { ChangedFile, CheckedFile } from '../../core/lint/report.ts';
import type { FileFacts } from '../../core/workspace/facts.ts';
import { factSteps } from '../../core/workspace/readFacts.ts';
import { isKustomization } from '../../core/workspace/readFile.ts';
import type { WorkspaceIndex } from '../../core/workspace/workspace.ts';
import type { FoundFile } from './findFiles.ts';
import { readTextAtOnce } from './readText.ts';
import { replaceText } from './writeText.ts';

/** How files are linted. */
export interface LintRun {
  /** The folder that paths are relative to and shown from, absolute. */
  readonly folder: string;
  /** The linter for a text, given its file's absolute path; undefined where the configuration ignores the file. */
  readonly linterFor: (path: string, text: string) => Promise<Pick<Linter, 'lint' | 'survey' | 'forget'> | undefined>;
  /** Reads a file that was named as a configuration. */
  readonly checkConfiguration: (path: string, signal?: AbortSignal) => Promise<CheckedFile>;
  /** Every configuration that was read for the files so far. */
  readonly readConfigurations: () => readonly CheckedFile[];
  /** What becomes of safe fixes: nothing, they are told as changes, or they are also written. */
  readonly fixes: 'none' | 'shown' | 'written';
}

/** What became of one file. Plain data but for the fixes of findings, so that it can come from another thread. */
export interface FileOutcome {
  readonly checked?: CheckedFile;
  readonly changed?: ChangedFile;
  /** The file's name, where its configuration leaves it out. */
  readonly ignored?: string;
  /** The file's name, where it is none of those that are linted. */
  readonly notOurs?: string;
  /** The sentence about what could not be read or written. */
  readonly failure?: string;
}

/** A file that was read: what others may know of it, and what becomes of it once the others are known. */
export interface PendingFile {
  readonly facts: FileFacts | undefined;
  /** Lints it, and writes it where the run says so. Rejects only for faults of the program. */
  readonly finish: (workspace: WorkspaceIndex) => Promise<FileOutcome>;
}

/** Reads one file for its facts. Rejects only for faults of the program and when aborted. */
export async function surveyFile({ path, named }: FoundFile, run: LintRun, signal?: AbortSignal): Promise<PendingFile> {
  try {
    if (basename(path) === configurationName) return settled(named ? { checked: await run.checkConfiguration(path, signal) } : {});
    const text = readTextAtOnce(path);
    if (text === undefined) return settled({ notOurs: shownPath(path, run.folder) });
    const { facts, finish } = await surveyText(path, text, run);
    return run.fixes === 'written' ? { facts, finish: async (workspace) => written(path, text, run, await finish(workspace), workspace) } : { facts, finish };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return settled({ failure: failureText(error, run.folder) });
  }
}

function settled(outcome: FileOutcome): PendingFile {
  return { facts: undefined, finish: () => Promise.resolve(outcome) };
}

/** Writes what the fixes made; where that fails, the outcome is that of the file as it is. */
async function written(path: string, text: string, run: LintRun, outcome: FileOutcome, workspace: WorkspaceIndex): Promise<FileOutcome> {
  if (!outcome.changed) return outcome;
  const failure = await replaceText(path, text, outcome.changed.after).then(() => undefined, toAppError);
  if (!failure) return outcome;
  const asItIs = await surveyText(path, text, { ...run, fixes: 'none' });
  return { ...(await asItIs.finish(workspace)), failure: failureText(failure, run.folder) };
}

/** Reads a text as if it stood in the file of that absolute path. Nothing is read from disk or written. */
export async function surveyText(path: string, text: string, { folder, linterFor, fixes }: LintRun): Promise<PendingFile> {
  const file = shownPath(path, folder);
  const kind = fileKind(file, text);
  if (kind === 'other') return { ...settled({ notOurs: file }), facts: isKustomization(file) ? atOnce(factSteps({ path: file, text })) : undefined };
  const linter = await linterFor(path, text);
  if (!linter) return settled({ ignored: file });
  const surveyed = linter.survey({ path: file, text });
  linter.forget(file);
  const finish = (workspace: WorkspaceIndex): FileOutcome => {
    if (fixes === 'none') return { checked: { file, text, kind, findings: surveyed.finish(workspace).findings } };
    const fixed = fixText(text, (version) => linter.lint({ path: file, text: version }, workspace).findings);
    linter.forget(file);
    const changed = fixed.text === text ? {} : { changed: { file, before: text, after: fixed.text } };
    return { checked: { file, text: fixed.text, kind, findings: fixed.findings }, ...changed };
  };
  return { facts: surveyed.facts, finish: (workspace) => Promise.resolve(finish(workspace)) };
}

/** The path as people see it: relative to where they are, with `/`; `.` for the folder itself. */
export function shownPath(path: string, folder: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}

/** The sentence about a failure, with its path as people see it. */
export function failureText(error: AppError, folder: string): string {
  const path = error.facts['path'];
  return errorMessage(path === undefined ? error : new AppError(error.code, { ...error.facts, path: shownPath(resolve(folder, path), folder) }, { cause: error }));
}
