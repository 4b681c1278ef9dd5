import type { CommandWord } from '../kubernetes/containerCommand.ts';

/** A flag as it is written on a command line. */
export interface CommandFlag {
  readonly word: CommandWord;
  /** Its value: the part behind `=`, or the next word; undefined for a switch. `whole` is the word that holds it. */
  readonly value: { readonly text: string; readonly dynamic: boolean; readonly whole: CommandWord } | undefined;
}

/** The last use of a flag under any of its names, as programs take it. Underscores and dashes are one. */
export function flagOf(words: readonly CommandWord[], names: readonly string[]): CommandFlag | undefined {
  let found: CommandFlag | undefined;
  words.forEach((word, index) => {
    const equals = word.text.startsWith('-') ? word.text.indexOf('=') : -1;
    if (!names.includes(normalized(equals < 0 ? word.text : word.text.slice(0, equals)))) return;
    const next = words[index + 1];
    if (equals >= 0) found = { word, value: { text: unquoted(word.text.slice(equals + 1)), dynamic: word.dynamic, whole: word } };
    else found = { word, value: next && (next.dynamic || !next.text.startsWith('--')) ? { text: next.text, dynamic: next.dynamic, whole: next } : undefined };
  });
  return found;
}

/** The whole number a flag says; undefined where it says none or nobody knows it. */
export function numberOf(flag: CommandFlag | undefined): number | undefined {
  const { value } = flag ?? {};
  return value && !value.dynamic && /^\d{1,6}$/.test(value.text.trim()) ? Number(value.text) : undefined;
}

/** True where a word may bring flags that nobody sees here: `$EXTRA_ARGS`, `"$@"`, a file of options. */
export function hidesFlags(words: readonly CommandWord[]): boolean {
  return words.some((word, index) => {
    if (/^--?config(?:=|$)/.test(normalized(word.text)) || word.text.startsWith('@')) return true;
    // Several words in one item of a list reach the program as one, which it may take apart or refuse.
    if (/^--?[\w-]+\s/.test(word.text)) return true;
    if (!word.dynamic || word.text.startsWith('-')) return false;
    const before = words[index - 1]?.text ?? '';
    const isValue = before.startsWith('-') && !before.includes('=');
    const maySay = isValue || index === 0;
    return !maySay || /args|opts|options|flags|extra|params|@|\*/i.test(word.text);
  });
}

function normalized(name: string): string {
  return name.startsWith('--') ? `--${name.slice(2).replaceAll('_', '-')}` : name;
}

function unquoted(text: string): string {
  return /^(['"])(.*)\1$/.exec(text)?.[2] ?? text;
}
