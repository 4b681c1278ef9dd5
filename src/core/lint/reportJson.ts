import { LineIndex } from '../../base/text.ts';
import type { Severity } from './finding.ts';
import type { LintReport } from './report.ts';

/** A place as other programs count: from 1, columns in UTF-16 units. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

/** A finding as `--format json` writes it; `end` is exclusive. */
export interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: JsonPlace;
  readonly end: JsonPlace;
}

/** The findings of a report as a JSON array, `[]` when it is clean. */
export function reportJson(report: LintReport): string {
  return JSON.stringify(jsonFindings(report), undefined, 2);
}

/** The findings with their places counted from 1. */
export function jsonFindings(report: LintReport): JsonFinding[] {
  return report.checked.flatMap(({ file, text, findings }) => {
    if (findings.length === 0) return [];
    const lines = new LineIndex(text);
    const place = (offset: number): JsonPlace => {
      const { line, column } = lines.positionAt(offset);
      return { line: line + 1, column: column + 1 };
    };
    return findings.map(({ rule, severity, message, span }) => ({ file, rule, severity, message, start: place(span.start), end: place(span.end) }));
  });
}
