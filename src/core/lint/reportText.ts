import { LineIndex } from '../../base/text.ts';
import type { Finding, Severity } from './finding.ts';
import { type CheckedFile, countSeverity, type LintReport, reportedFiles } from './report.ts';
import { blanksBelow, columnsOf, printable } from './terminalText.ts';

/** How many columns of a source line are shown; longer lines are cut around the finding. */
const widest = 120;

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '90' };

/** Wraps text in a colour, or leaves it. */
type Paint = (text: string, code: string) => string;

/** The report for people: each finding with its place, its source line and a caret, and a last line that counts. */
export function reportText(report: LintReport, coloured: boolean): string {
  const paint: Paint = coloured ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  const blocks = reportedFiles(report).flatMap((file) => describeFile(file, paint));
  return [...blocks, reportSummary(report)].join('\n');
}

function describeFile(file: CheckedFile, paint: Paint): string[] {
  if (file.findings.length === 0) return [];
  const lines = new LineIndex(file.text);
  return file.findings.map((finding) => describeFinding(file, finding, lines, paint));
}

function describeFinding({ file, text }: CheckedFile, finding: Finding, lines: LineIndex, paint: Paint): string {
  const { line, column } = lines.positionAt(finding.span.start);
  const mark = line === 0 && text.startsWith('\ufeff') ? 1 : 0;
  const start = { line, column: Math.max(0, column - mark) };
  const head = `${paint(`${printable(file)}:${start.line + 1}:${start.column + 1}`, '1')}: ${paint(finding.severity, colours[finding.severity])}: ${printable(finding.message)} ${paint(`[${finding.rule}]`, '90')}`;
  const from = lines.offsetAt({ line, column: mark });
  const source = text.slice(from, lines.offsetAt({ line: start.line + 1, column: 0 })).replace(/[\r\n]+$/, '');
  const { shown, left, marked } = excerpt(source, start.column, finding.span.end - from);
  const gutter = String(start.line + 1);
  return [head, `  ${paint(`${gutter} |`, '90')} ${shown}`, `  ${paint(`${' '.repeat(gutter.length)} |`, '90')} ${left}${paint(marked, colours[finding.severity])}`, ''].join('\n');
}

/** The part of the line to show, the blanks below it up to the finding, and the carets. */
function excerpt(line: string, column: number, end: number): { shown: string; left: string; marked: string } {
  const from = line.length <= widest ? 0 : Math.max(0, Math.min(column - 40, line.length - widest));
  const to = Math.min(line.length, from + widest);
  const before = from > 0 ? '…' : '';
  const shown = `${before}${printable(line.slice(from, to))}${to < line.length ? '…' : ''}`;
  const left = before.replace('…', ' ') + blanksBelow(printable(line.slice(from, column)));
  const covered = printable(line.slice(column, Math.max(column, Math.min(end, to))));
  return { shown, left, marked: '^'.repeat(Math.max(1, columnsOf(covered))) };
}

/** The line that counts files and findings. */
export function reportSummary(report: LintReport): string {
  const counted = (['error', 'warning', 'info', 'hint'] as const).map((severity) => ({ severity, count: countSeverity(report, severity) })).filter(({ count }) => count > 0);
  const files = plural(report.checked.length, 'file');
  if (counted.length === 0) return `${files} checked, nothing found.`;
  return `${files} checked: ${counted.map(({ severity, count }) => plural(count, severity)).join(', ')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
