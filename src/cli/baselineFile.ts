import { dirname, relative, resolve, sep } from 'node:path';
import { AppError } from '../base/errors.ts';
import { readBaseline, withoutBaseline, writeBaseline } from '../core/lint/baseline.ts';
import { countSeverity, type LintReport, lintExitCode, reportNotes } from '../core/lint/report.ts';
import { readText } from '../services/files/readText.ts';
import { writeText } from '../services/files/writeText.ts';
import type { Outcome } from './outcome.ts';

/** `--write-baseline FILE`: all findings into the file; ends with 0, because from now on they are known. */
export async function saveBaseline(report: LintReport, name: string, folder: string): Promise<Outcome> {
  const exitCode = lintExitCode(report);
  if (exitCode > 1) return { output: '', notes: reportNotes(report), exitCode };
  const path = resolve(folder, name);
  await writeText(path, writeBaseline(report, namedFrom(path, folder)));
  const total = (['error', 'warning', 'info', 'hint'] as const).reduce((sum, severity) => sum + countSeverity(report, severity), 0);
  return { output: '', notes: [...reportNotes(report), `${total === 1 ? '1 finding' : `${total} findings`} written to ${name}.`], exitCode: 0 };
}

/** `--baseline FILE`: the report without what the file knows. Throws `fileUnreadable` and `configurationInvalid`. */
export async function againstBaseline(report: LintReport, name: string, folder: string): Promise<{ readonly report: LintReport; readonly notes: readonly string[] }> {
  const path = resolve(folder, name);
  const baseline = readBaseline((await readText(path)) ?? '');
  if (typeof baseline === 'string') throw new AppError('configurationInvalid', { file: name, reason: baseline });
  const { report: told, hidden, gone } = withoutBaseline(report, baseline, namedFrom(path, folder));
  const notes = [
    ...(hidden > 0 ? [`${hidden === 1 ? '1 finding' : `${hidden} findings`} of ${name} not told again.`] : []),
    ...(gone > 0 ? [`${gone === 1 ? '1 finding' : `${gone} findings`} of ${name} mended; write it again with --write-baseline.`] : []),
  ];
  return { report: told, notes };
}

/** Files are named from the folder of the baseline, so that it is the same wherever one stands. */
function namedFrom(path: string, folder: string): (file: string) => string {
  return (file) => relative(dirname(path), resolve(folder, file)).split(sep).join('/');
}
