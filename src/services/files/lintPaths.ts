import { basename, relative, resolve, sep } from 'node:path';
import { AppError, toAppError } from '../../base/errors.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { configurationName } from '../../core/lint/configuration.ts';
import { fileKind } from '../../core/lint/fileKind.ts';
import { fixText } from '../../core/lint/fixText.ts';
import type { Linter } from '../../core/lint/linter.ts';
import type { ChangedFile, CheckedFile, LintReport } from '../../core/lint/report.ts';
import { findFiles } from './findFiles.ts';
import { readText } from './readText.ts';
import { replaceText } from './writeText.ts';

/** How files are linted. */
export interface LintRun {
  /** The folder that paths are relative to and shown from, absolute. */
  readonly folder: string;
  /** The linter for a file, given its absolute path; undefined where the configuration ignores the file. */
  readonly linterFor: (path: string) => Promise<Pick<Linter, 'lint' | 'forget'> | undefined>;
  /** Reads a file that was named as a configuration. */
  readonly checkConfiguration: (path: string, signal?: AbortSignal) => Promise<CheckedFile>;
  /** What becomes of safe fixes: nothing, they are told as changes, or they are also written. */
  readonly fixes: 'none' | 'shown' | 'written';
}

/** What became of one file. */
interface Outcome {
  readonly checked?: CheckedFile;
  readonly changed?: ChangedFile;
  readonly ignored?: string;
  readonly notOurs?: string;
  readonly failure?: AppError;
}

/** Lints files and folders. Whatever cannot be read or written is named in the report and hides nothing else. */
export async function lintPaths(paths: readonly string[], run: LintRun, signal?: AbortSignal): Promise<LintReport> {
  const { folder } = run;
  const found = await findFiles(paths.map((path) => resolve(folder, path)), mayConcern, signal);
  const outcomes: Outcome[] = found.failures.map((failure) => ({ failure }));
  for (const { path, named } of found.files) {
    signal?.throwIfAborted();
    const outcome = await lintFile(path, named, run, signal);
    if (outcome.checked || outcome.failure || named) outcomes.push(outcome);
  }
  return toReport(outcomes, folder);
}

async function lintFile(path: string, named: boolean, run: LintRun, signal: AbortSignal | undefined): Promise<Outcome> {
  try {
    if (basename(path) === configurationName) return named ? { checked: await run.checkConfiguration(path, signal) } : {};
    const text = await readText(path, signal);
    if (text === undefined) return { notOurs: shownPath(path, run.folder) };
    const outcome = await lintText(path, text, run);
    if (run.fixes !== 'written' || !outcome.changed) return outcome;
    const failure = await replaceText(path, text, outcome.changed.after).then(() => undefined, toAppError);
    return failure ? { ...(await lintText(path, text, { ...run, fixes: 'none' })), failure } : outcome;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { failure: error };
  }
}

/** Lints one text as if it stood in a file of that name. Nothing is read or written. */
export async function lintStandardInput(name: string, text: string, run: LintRun): Promise<LintReport> {
  return toReport([await lintText(resolve(run.folder, name), text, run)], run.folder);
}

function toReport(outcomes: readonly Outcome[], folder: string): LintReport {
  return {
    checked: outcomes.flatMap(({ checked }) => checked ?? []),
    changed: outcomes.flatMap(({ changed }) => changed ?? []),
    notOurs: outcomes.flatMap(({ notOurs }) => notOurs ?? []),
    ignored: outcomes.flatMap(({ ignored }) => ignored ?? []),
    failures: outcomes.flatMap(({ failure }) => failure ? errorMessage(withShownPath(failure, folder)) : []),
  };
}

async function lintText(path: string, text: string, { folder, linterFor, fixes }: LintRun): Promise<Outcome> {
  const file = shownPath(path, folder);
  const kind = fileKind(file, text);
  if (kind === 'other') return { notOurs: file };
  const linter = await linterFor(path);
  if (!linter) return { ignored: file };
  const lint = (version: string): CheckedFile['findings'] => linter.lint({ path: file, text: version }).findings;
  const fixed = fixes === 'none' ? { text, findings: lint(text) } : fixText(text, lint);
  linter.forget(file);
  const changed = fixed.text === text ? {} : { changed: { file, before: text, after: fixed.text } };
  return { checked: { file, text: fixed.text, kind, findings: fixed.findings }, ...changed };
}

/** True for names that may belong to a Dockerfile or, by their content, to a manifest. */
function mayConcern(name: string): boolean {
  return /\.(?:ya?ml|json)$|^(?:docker|container)file\./i.test(name) || fileKind(name, '') !== 'other';
}

/** The path as people see it: relative to where they are, with `/`; `.` for the folder itself. */
export function shownPath(path: string, folder: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}

function withShownPath(error: AppError, folder: string): AppError {
  const path = error.facts['path'];
  return path === undefined ? error : new AppError(error.code, { ...error.facts, path: shownPath(path, folder) }, { cause: error });
}
