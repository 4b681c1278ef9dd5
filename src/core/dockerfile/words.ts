import type { Assignment, Flag, Word } from './dockerfile.ts';
import { isBlank, sourceSpan, type LogicalLine, type EscapeCharacter } from './logicalLine.ts';

/** A part of a joined line as a word. */
export function wordAt(line: LogicalLine, from: number, to: number): Word {
  return { text: line.text.slice(from, to), at: from, span: sourceSpan(line, from, to) };
}

/** The part of a line from `from` on without blanks around it. */
export function trimmedWord(line: LogicalLine, from: number): Word {
  let start = from;
  let end = line.text.length;
  while (start < end && isBlank(line.text.charCodeAt(start))) start++;
  while (end > start && isBlank(line.text.charCodeAt(end - 1))) end--;
  return wordAt(line, start, end);
}

/** Words between blanks, quotes meaning nothing: how FROM, EXPOSE, COPY and the like are split. */
export function plainWords(line: LogicalLine, argument: Word): Word[] {
  return [...argument.text.matchAll(/[^\t\v\f\r ]+/g)].map((match) => wordAt(line, argument.at + match.index, argument.at + match.index + match[0].length));
}

/** Words between blanks that are not in quotes: how ENV, LABEL and ARG are split. The quotes stay. */
export function quotedWords(line: LogicalLine, argument: Word, escape: EscapeCharacter): Word[] {
  const words: Word[] = [];
  const end = argument.at + argument.text.length;
  let at = argument.at;
  while (at < end) {
    if (isBlank(line.text.charCodeAt(at))) at++;
    else {
      const stop = quotedWordEnd(line.text, at, end, escape);
      words.push(wordAt(line, at, stop));
      at = stop;
    }
  }
  return words;
}

/** Where the word that starts at `from` ends. An escaped blank does not end it; nothing is escaped in single quotes. */
function quotedWordEnd(text: string, from: number, end: number, escape: EscapeCharacter): number {
  let quote = '';
  let at = from;
  for (; at < end; at++) {
    const character = text.charAt(at);
    if (character === escape && quote !== "'") at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (isBlank(text.charCodeAt(at))) break;
  }
  return Math.min(at, end);
}

/** The flags in front of the arguments, and where the arguments start. `--` alone ends the flags. */
export function readFlags(line: LogicalLine, from: number, escape: EscapeCharacter): { readonly flags: Flag[]; readonly next: number } {
  const flags: Flag[] = [];
  let at = from;
  for (;;) {
    while (at < line.text.length && isBlank(line.text.charCodeAt(at))) at++;
    if (!line.text.startsWith('--', at)) return { flags, next: at };
    const end = flagEnd(line.text, at, escape);
    const raw = line.text.slice(at, end);
    if (raw === '--') return { flags, next: end };
    flags.push(flagAt(line, at, end, escape));
    at = end;
  }
}

function flagEnd(text: string, from: number, escape: EscapeCharacter): number {
  let quote = '';
  let at = from;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === escape) at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (isBlank(text.charCodeAt(at))) break;
  }
  return Math.min(at, text.length);
}

function flagAt(line: LogicalLine, from: number, to: number, escape: EscapeCharacter): Flag {
  const raw = line.text.slice(from, to);
  const equals = raw.indexOf('=');
  const nameEnd = equals < 0 ? to : from + equals;
  return {
    name: withoutQuotes(raw.slice(2, equals < 0 ? undefined : equals), escape),
    value: equals < 0 ? undefined : withoutQuotes(raw.slice(equals + 1), escape),
    span: sourceSpan(line, from, to),
    nameSpan: sourceSpan(line, from, nameEnd),
    valueSpan: equals < 0 ? undefined : valueSpan(line, nameEnd + 1, to),
  };
}

function valueSpan(line: LogicalLine, from: number, to: number): { start: number; end: number } {
  if (from < to) return sourceSpan(line, from, to);
  const end = sourceSpan(line, from - 1, from).end;
  return { start: end, end };
}

function withoutQuotes(raw: string, escape: EscapeCharacter): string {
  let result = '';
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (character === escape) result += raw.charAt(++at);
    else if (character !== '"' && character !== "'") result += character;
    else {
      const close = raw.indexOf(character, at + 1);
      result += raw.slice(at + 1, close < 0 ? undefined : close);
      at = close < 0 ? raw.length : close;
    }
  }
  return result;
}

/** The names and values that ENV, LABEL and ARG set. Words without `=` in the new form are left out. */
export function readAssignments(line: LogicalLine, argument: Word, words: readonly Word[], name: string): Assignment[] {
  const first = words[0];
  if (!first) return [];
  if (name !== 'ARG' && !first.text.includes('=')) return legacyAssignment(line, argument);
  return words.flatMap((word): Assignment[] => {
    const equals = word.text.indexOf('=');
    if (equals < 0) return name === 'ARG' ? [{ name: word, value: undefined, legacy: false }] : [];
    const end = word.at + word.text.length;
    return [{ name: wordAt(line, word.at, word.at + equals), value: wordAt(line, word.at + equals + 1, end), legacy: false }];
  });
}

function legacyAssignment(line: LogicalLine, argument: Word): Assignment[] {
  const match = /^([^\t\v\f\r ]+)[\t\v\f\r ]+/.exec(argument.text);
  const name = match?.[1];
  if (!match || name === undefined) return [];
  const valueAt = argument.at + match[0].length;
  return [{ name: wordAt(line, argument.at, argument.at + name.length), value: wordAt(line, valueAt, argument.at + argument.text.length), legacy: true }];
}
