import type { FileKind } from './fileKind.ts';
import type { Finding, Severity } from './finding.ts';

/** A file that was checked. `file` is what people see: relative to where they are, with `/`. */
export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  readonly kind: FileKind;
  readonly findings: readonly Finding[];
}

/** What a run over files found out. */
export interface LintReport {
  readonly checked: readonly CheckedFile[];
  /** Sentences about paths that could not be read. */
  readonly failures: readonly string[];
  /** Files that were named and that hold nothing to check. */
  readonly notOurs: readonly string[];
}

/** How the program ends: 0 clean, 1 an error was found, 2 wrong usage or configuration, 3 nothing was checked. */
export type LintExitCode = 0 | 1 | 2 | 3;

/** A path that cannot be read counts as wrong configuration, whatever was found elsewhere. */
export function lintExitCode(report: LintReport): LintExitCode {
  if (report.failures.length > 0) return 2;
  if (report.checked.length === 0) return 3;
  return countSeverity(report, 'error') > 0 ? 1 : 0;
}

/** The number of findings of a severity. */
export function countSeverity(report: LintReport, severity: Severity): number {
  return report.checked.reduce((sum, file) => sum + file.findings.filter((finding) => finding.severity === severity).length, 0);
}

/** What to say besides the findings: failures, files that are not ours, and that nothing was checked. */
export function reportNotes(report: LintReport): readonly string[] {
  const notOurs = report.notOurs.map((file) => `${file} is neither a Dockerfile nor a Kubernetes manifest, so it was not checked.`);
  const nothing = report.checked.length > 0 ? [] : ['Nothing was checked: there is no Dockerfile and no Kubernetes manifest among these paths.'];
  return [...report.failures, ...notOurs, ...nothing];
}
