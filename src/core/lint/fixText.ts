import type { Finding, TextEdit } from './finding.ts';
import { safeEdits } from './safeEdits.ts';

/** More rounds than any chain of fixes needs; a fix that undoes another one must not go on for ever. */
const mostRounds = 10;

/** A text after all its safe fixes. */
export interface FixedText {
  readonly text: string;
  /** What is still wrong with the fixed text. */
  readonly findings: readonly Finding[];
}

/**
 * Applies every safe fix, and those that the fixed text brings, until there is none left. Where fixes overlap, the
 * later one waits for the next round. A round that would break the syntax is not made.
 */
export function fixText(before: string, lint: (text: string) => readonly Finding[]): FixedText {
  let text = before;
  let findings = lint(text);
  const seen = new Set([text]);
  for (let round = 0; round < mostRounds; round++) {
    const next = applyEdits(text, safeEdits(findings));
    if (seen.has(next)) break;
    const left = lint(next);
    if (brokenParts(left) > brokenParts(findings)) break;
    seen.add(next);
    text = next;
    findings = left;
  }
  return { text, findings };
}

/** The text with edits that do not overlap, sorted by place. Line breaks in them become those that the text has. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const windows = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.start), windows ? edit.text.replace(/\r?\n/g, '\r\n') : edit.text);
    at = edit.end;
  }
  return [...pieces, text.slice(at)].join('');
}

function brokenParts(findings: readonly Finding[]): number {
  return findings.filter(({ rule }) => rule.startsWith('yaml/') || rule.startsWith('dockerfile/')).length;
}
