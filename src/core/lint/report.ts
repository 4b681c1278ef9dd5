import type { FileKind } from './fileKind.ts';
import type { Finding, Severity } from './finding.ts';

/** A file that was checked. `file` is what people see: relative to where they are, with `/`. */
export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  readonly kind: FileKind;
  readonly findings: readonly Finding[];
}

/** A file whose safe fixes were applied: its text as it was found and as it is, or would be. */
export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What a run over files found out. */
export interface LintReport {
  readonly checked: readonly CheckedFile[];
  /** Sentences about paths that could not be read. */
  readonly failures: readonly string[];
  /** Files that were named and that hold nothing to check. */
  readonly notOurs: readonly string[];
  /** Configuration files that were read, with what is wrong in them. */
  readonly configuration?: readonly CheckedFile[];
  /** Files that safe fixes change; `checked` tells what is left in them. */
  readonly changed?: readonly ChangedFile[];
  /** Files that were named and that the configuration leaves out. */
  readonly ignored?: readonly string[];
}

/** What decides about the exit code besides the findings. */
export interface ExitOptions {
  /** More warnings than this are as bad as an error. */
  readonly maxWarnings?: number | undefined;
  /** Nothing to check is no failure. */
  readonly allowEmpty?: boolean | undefined;
}

/** Every file that findings are told of, configuration first. */
export function reportedFiles(report: LintReport): readonly CheckedFile[] {
  const checked = new Set(report.checked.map(({ file }) => file));
  return [...(report.configuration ?? []).filter(({ file }) => !checked.has(file)), ...report.checked];
}

/** How the program ends: 0 clean, 1 an error was found, 2 wrong usage or configuration, 3 nothing was checked. */
export type LintExitCode = 0 | 1 | 2 | 3;

/** A path that cannot be read or a wrong configuration outweighs whatever was found elsewhere. */
export function lintExitCode(report: LintReport, { maxWarnings, allowEmpty = false }: ExitOptions = {}): LintExitCode {
  if (report.failures.length > 0 || count(report.configuration ?? [], 'error') > 0) return 2;
  if (report.checked.length === 0) return allowEmpty ? 0 : 3;
  const tooMany = maxWarnings !== undefined && countSeverity(report, 'warning') > maxWarnings;
  return countSeverity(report, 'error') > 0 || tooMany ? 1 : 0;
}

/** The number of findings of a severity. */
export function countSeverity(report: LintReport, severity: Severity): number {
  return count(reportedFiles(report), severity);
}

function count(files: readonly CheckedFile[], severity: Severity): number {
  return files.reduce((sum, file) => sum + file.findings.filter((finding) => finding.severity === severity).length, 0);
}

/** What to say besides the findings: failures, files that were left out, that nothing was checked, too many warnings. */
export function reportNotes(report: LintReport, { maxWarnings }: ExitOptions = {}): readonly string[] {
  const notOurs = report.notOurs.map((file) => `${file} is no Dockerfile, Kubernetes manifest or compose file, so it was not checked.`);
  const ignored = (report.ignored ?? []).map((file) => `${file} was not checked, because the configuration ignores it.`);
  const nothing = report.checked.length === 0 ? ['Nothing was checked: there is no Dockerfile, Kubernetes manifest or compose file among these paths.'] : [];
  const warnings = countSeverity(report, 'warning');
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings ? [`There ${warnings === 1 ? 'is 1 warning' : `are ${warnings} warnings`}; --max-warnings allows ${maxWarnings}.`] : [];
  return [...report.failures, ...notOurs, ...ignored, ...nothing, ...tooMany];
}
