import type { Fix, TextEdit } from './finding.ts';

/** True for a manifest that is written as JSON. */
export function isJson(text: string): boolean {
  return /^\s*\{\s*(?:"|\})/.test(text);
}

/**
 * The fixes as they must be written in JSON: words in quotes. What would leave something else than JSON is left out,
 * for example where a comma is missing.
 */
export function jsonFixes(text: string, fixes: readonly Fix[]): readonly Fix[] {
  return fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => (isInString(text, edit.start) ? edit : { ...edit, text: quotedWords(edit.text) })) })).filter(({ edits }) => isValid(applied(text, edits)));
}

/** True between the quotes of a string, where an edit changes only its characters. */
function isInString(text: string, at: number): boolean {
  let inString = false;
  for (let index = 0; index < at; index++) {
    if (text[index] === '"') inString = !inString;
    else if (inString && text[index] === '\\') index++;
  }
  return inString;
}

/** Quotes keys and words; numbers, `true`, `false` and `null` stay, and so does what has quotes. */
function quotedWords(written: string): string {
  return written.replace(/"(?:[^"\\]|\\.)*"|[^\s,:{}[\]"](?:[^,:{}[\]"\n]|:(?! ))*/g, (word) => {
    const trimmed = word.trimEnd();
    const stays = trimmed.startsWith('"') || /^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(trimmed);
    return stays ? word : `${JSON.stringify(trimmed)}${word.slice(trimmed.length)}`;
  });
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
