import { relative, resolve, sep } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { fileKind } from '../../core/lint/fileKind.ts';
import type { Linter } from '../../core/lint/linter.ts';
import type { CheckedFile, LintReport } from '../../core/lint/report.ts';
import { findFiles } from './findFiles.ts';
import { readText } from './readText.ts';

/** Lints files and folders. Whatever cannot be read is named in the report and hides nothing else. */
export async function lintPaths(paths: readonly string[], folder: string, linter: Linter, signal?: AbortSignal): Promise<LintReport> {
  const found = await findFiles(paths.map((path) => resolve(folder, path)), mayConcern, signal);
  const checked: CheckedFile[] = [];
  const notOurs: string[] = [];
  const failures = [...found.failures];
  for (const { path, named } of found.files) {
    signal?.throwIfAborted();
    const file = shownPath(path, folder);
    try {
      const text = await readText(path, signal);
      const result = text === undefined ? undefined : lintText(linter, file, text);
      if (result) checked.push(result);
      else if (named) notOurs.push(file);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failures.push(error);
    }
  }
  return { checked, notOurs, failures: failures.map((failure) => errorMessage(withShownPath(failure, folder))) };
}

/** Lints one text as if it stood in a file of that name. */
export function lintStandardInput(name: string, text: string, folder: string, linter: Linter): LintReport {
  const file = shownPath(resolve(folder, name), folder);
  const result = lintText(linter, file, text);
  return { checked: result ? [result] : [], notOurs: result ? [] : [file], failures: [] };
}

function lintText(linter: Linter, file: string, text: string): CheckedFile | undefined {
  const kind = fileKind(file, text);
  if (kind === 'other') return undefined;
  const { findings } = linter.lint({ path: file, text });
  linter.forget(file);
  return { file, text, kind, findings };
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
