import type { Severity } from './finding.ts';
import { jsonFindings } from './reportJson.ts';
import type { LintReport } from './report.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/**
 * The findings as GitHub Actions' workflow commands, one per line: GitHub shows them beside the lines of a pull request.
 * Columns are left out where a finding spans lines, because GitHub takes them within one line only. Empty when clean.
 */
export function reportGithub(report: LintReport): string {
  return jsonFindings(report).map(({ file, rule, severity, message, start, end }) => {
    const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
    const properties = Object.entries({ file, line: start.line, endLine: end.line, ...columns, title: rule });
    return `::${commands[severity]} ${properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(message)}`;
  }).join('\n');
}

/** What ends a command or begins an escape must not stand in its text. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
