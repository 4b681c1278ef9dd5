import { basename, relative, resolve, sep } from 'node:path';
import { AppError, toAppError } from '../../base/errors.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { configurationName } from '../../core/lint/configuration.ts';
import { fileKind } from '../../core/lint/fileKind.ts';
import { fixText } from '../../core/lint/fixText.ts';
import type { Linter } from '../../core/lint/linter.ts';
import type { ChangedFile, CheckedFile } from '../../core/lint/report.ts';
import type { FoundFile } from './findFiles.ts';
import { readTextAtOnce } from './readText.ts';
import { replaceText } from './writeText.ts';

/** How files are linted. */
export interface LintRun {
  /** The folder that paths are relative to and shown from, absolute. */
  readonly folder: string;
  /** The linter for a text, given its file's absolute path; undefined where the configuration ignores the file. */
  readonly linterFor: (path: string, text: string) => Promise<Pick<Linter, 'lint' | 'forget'> | undefined>;
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

/** Lints one file, and writes it where the run says so. Rejects only for faults of the program and when aborted. */
export async function lintFile({ path, named }: FoundFile, run: LintRun, signal?: AbortSignal): Promise<FileOutcome> {
  try {
    if (basename(path) === configurationName) return named ? { checked: await run.checkConfiguration(path, signal) } : {};
    const text = readTextAtOnce(path);
    if (text === undefined) return { notOurs: shownPath(path, run.folder) };
    const outcome = await lintText(path, text, run);
    if (run.fixes !== 'written' || !outcome.changed) return outcome;
    const failure = await replaceText(path, text, outcome.changed.after).then(() => undefined, toAppError);
    return failure ? { ...(await lintText(path, text, { ...run, fixes: 'none' })), failure: failureText(failure, run.folder) } : outcome;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { failure: failureText(error, run.folder) };
  }
}

/** Lints a text as if it stood in the file of that absolute path. Nothing is read or written. */
export async function lintText(path: string, text: string, { folder, linterFor, fixes }: LintRun): Promise<FileOutcome> {
  const file = shownPath(path, folder);
  const kind = fileKind(file, text);
  if (kind === 'other') return { notOurs: file };
  const linter = await linterFor(path, text);
  if (!linter) return { ignored: file };
  const lint = (version: string): CheckedFile['findings'] => linter.lint({ path: file, text: version }).findings;
  const fixed = fixes === 'none' ? { text, findings: lint(text) } : fixText(text, lint);
  linter.forget(file);
  const changed = fixed.text === text ? {} : { changed: { file, before: text, after: fixed.text } };
  return { checked: { file, text: fixed.text, kind, findings: fixed.findings }, ...changed };
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
