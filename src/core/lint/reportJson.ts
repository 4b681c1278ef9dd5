import type { Severity } from './finding.ts';
import { type Place, regionsOf } from './place.ts';
import { type LintReport, reportedFiles } from './report.ts';

/** A finding as `--format json` writes it; `end` is exclusive. */
export interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
}

/** The findings of a report as a JSON array, `[]` when it is clean. */
export function reportJson(report: LintReport): string {
  return JSON.stringify(jsonFindings(report), undefined, 2);
}

/** The findings with their places counted from 1. */
export function jsonFindings(report: LintReport): JsonFinding[] {
  return reportedFiles(report).flatMap(({ file, text, findings }) => {
    if (findings.length === 0) return [];
    const regionOf = regionsOf(text);
    return findings.map(({ rule, severity, message, span }) => ({ file, rule, severity, message, ...regionOf(span) }));
  });
}
