import { asArray, asNumber, asObject, asString, type JsonValue } from '../json.ts';
import type { Finding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import type { CheckedFile, LintReport } from './report.ts';

/** How often each fingerprint of a file was found, by the file's name: relative to the baseline's folder, with `/`. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Written into every baseline; another number has fingerprints of another kind. */
const format = 1;

/** The text of a baseline that holds every finding of a report. `nameOf` gives the name that a file has in it. */
export function writeBaseline(report: LintReport, nameOf: (file: string) => string): string {
  const findings = report.checked.flatMap(({ file, text, findings: found }) => {
    const rows = new Map<string, { file: string; rule: string; fingerprint: string; count: number }>();
    for (const finding of found) {
      const print = fingerprint(text, finding);
      const row = rows.get(print) ?? { file: nameOf(file), rule: finding.rule, fingerprint: print, count: 0 };
      rows.set(print, { ...row, count: row.count + 1 });
    }
    return [...rows.values()];
  }).sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  return `${JSON.stringify({ format, findings }, undefined, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads the text of a baseline; a sentence where it is none. */
export function readBaseline(text: string): Baseline | string {
  const value = parse(text);
  if (value === undefined || asNumber(asObject(value)['format']) !== format) return 'it is not a baseline of this version of Slipway. Write it again with --write-baseline.';
  const files = new Map<string, Map<string, number>>();
  for (const row of asArray(asObject(value)['findings']).map(asObject)) {
    const [file, print] = [asString(row['file']), asString(row['fingerprint'])];
    if (file === undefined || print === undefined) continue;
    const prints = files.get(file) ?? new Map<string, number>();
    files.set(file, prints.set(print, asNumber(row['count']) ?? 1));
  }
  return files;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A report without what a baseline holds, and how many findings of the checked files are in it and no more there. */
export interface AgainstBaseline {
  readonly report: LintReport;
  readonly hidden: number;
  readonly gone: number;
}

/** Takes out of a report what was there before: of equal findings as many as the baseline counted. */
export function withoutBaseline(report: LintReport, baseline: Baseline, nameOf: (file: string) => string): AgainstBaseline {
  let hidden = 0;
  let gone = 0;
  const checked = report.checked.map((file): CheckedFile => {
    const left = new Map(baseline.get(nameOf(file.file)) ?? []);
    const isNew = (finding: Finding): boolean => {
      const print = fingerprint(file.text, finding);
      const count = left.get(print) ?? 0;
      left.set(print, Math.max(0, count - 1));
      return count === 0;
    };
    const findings = file.findings.filter(isNew);
    hidden += file.findings.length - findings.length;
    for (const count of left.values()) gone += count;
    return { ...file, findings };
  });
  return { report: { ...report, checked }, hidden, gone };
}
