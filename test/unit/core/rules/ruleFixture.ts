import assert from 'node:assert/strict';
import type { Severity } from '../../../../src/core/lint/finding.ts';

/** A finding that a fixture expects: the exact span, and part of the message where one is given. */
export interface Mark {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly severity: Severity | undefined;
  readonly message: string;
}

/** The text that a fix must make of a bad case. Without a title it is the preferred fix, or the only one. */
export interface FixedText {
  readonly title: string;
  readonly text: string;
}

export interface FixtureCase {
  readonly kind: 'bad' | 'good';
  /** The recorded cluster that it is about, by its name in test/fixtures/snapshots; '' for none. */
  readonly cluster: string;
  readonly title: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly fixed: readonly FixedText[];
}

const header = /^# --- (bad|good|fixed)(?: in ([\w-]+))?(?:: *(.*))?$/;
const markLine = /^(#?)( *)(\^+) ([a-z][\w/-]*)(?: (error|warning|info|hint))?(?:: (.*))?$/;

/**
 * Takes a fixture apart. `# --- bad: title` and `# --- good: title` begin a case, `# --- bad in NAME: title` one in a
 * recorded cluster, `# --- fixed[: title of the fix]` the text that a fix makes of the bad case before it. A line of `^^^ rule [severity][: part of the message]`, behind a `#`
 * where the range does not begin at column 0, marks the range in the line above and is no part of the text.
 */
export function readFixture(source: string): readonly FixtureCase[] {
  const cases: { kind: 'bad' | 'good'; cluster: string; title: string; text: string; marks: Mark[]; fixed: FixedText[] }[] = [];
  for (const { kind, cluster, title, lines } of sections(source)) {
    const { text, marks } = readLines(lines);
    const last = cases[cases.length - 1];
    if (kind !== 'fixed') cases.push({ kind, cluster, title, text, marks: [...marks], fixed: [] });
    else last?.fixed.push({ title, text });
  }
  return cases;
}

interface Section {
  readonly kind: 'bad' | 'good' | 'fixed';
  readonly cluster: string;
  readonly title: string;
  readonly lines: string[];
}

function sections(source: string): readonly Section[] {
  const found: Section[] = [];
  for (const line of source.replace(/\n$/, '').split('\n')) {
    const match = header.exec(line);
    const kind = match?.[1];
    if (kind === 'bad' || kind === 'good' || kind === 'fixed') found.push({ kind, cluster: match?.[2] ?? '', title: match?.[3] ?? '', lines: [] });
    else {
      const section = found[found.length - 1];
      assert.ok(section, 'a fixture begins with a case');
      section.lines.push(line);
    }
  }
  return found;
}

function readLines(lines: readonly string[]): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of lines) {
    const match = markLine.exec(line);
    if (!match) {
      lineStart = text.length;
      text += `${line}\n`;
      continue;
    }
    const [, hash = '', blanks = '', carets = '', rule = '', severity, message = ''] = match;
    const start = lineStart + hash.length + blanks.length;
    marks.push({ rule, start, end: start + carets.length, severity: severity as Severity | undefined, message });
  }
  return { text, marks };
}
