import type { Severity } from '../../core/lint/finding.ts';
import type { Localizer } from '../localizer.ts';

/** What a check of many files found. */
export interface LintSummary {
  /** Files that are something to the linter. */
  readonly files: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Files that could not be read or checked; the log says why. */
  readonly failed: number;
}

export const emptySummary: LintSummary = { files: 0, findings: { error: 0, warning: 0, info: 0, hint: 0 }, failed: 0 };

/** The summary with one more file. */
export function withFile(summary: LintSummary, severities: readonly Severity[]): LintSummary {
  const findings = { ...summary.findings };
  for (const severity of severities) findings[severity]++;
  return { ...summary, files: summary.files + 1, findings };
}

/** The summary in a line, with its numbers where no language bends a word for them. */
export function summaryText({ files, findings, failed }: LintSummary, l10n: Localizer): string {
  const others = findings.warning + findings.info + findings.hint;
  const text = files === 0
    ? l10n.t('This workspace has no Dockerfile and no manifest to check.')
    : findings.error + others === 0
      ? l10n.t('No problems. Checked files: {0}.', files)
      : l10n.t('Errors: {0}. Other problems: {1}. Checked files: {2}.', findings.error, others, files);
  return failed === 0 ? text : `${text} ${l10n.t('Files that could not be checked: {0}; the log says why.', failed)}`;
}
