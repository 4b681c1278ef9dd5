import type { EscapeCharacter } from './logicalLine.ts';

/** A reference to a variable within a word: `$NAME`, `${NAME}` or `${NAME:-word}`. */
export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  /** Where `$` stands in the text that was read, and where the reference ends. */
  readonly at: number;
  readonly end: number;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `%` or `/`; empty for a plain reference. */
  readonly modifier: string;
  /** What stands behind the modifier. */
  readonly operand: readonly WordPart[];
}

export type WordPart = { readonly kind: 'text'; readonly text: string } | VariablePart;

/** Why a word cannot be expanded; Docker stops the build at it. */
export interface WordProblem {
  readonly kind: 'openQuote' | 'openBrace' | 'badSubstitution';
  readonly at: number;
  readonly end: number;
}

export interface ParsedWord {
  readonly parts: readonly WordPart[];
  readonly problem: WordProblem | undefined;
}

interface Cursor {
  readonly text: string;
  readonly escape: EscapeCharacter;
  at: number;
  /** How many `${` are open. */
  depth: number;
  problem: WordProblem | undefined;
}

/** Takes a word apart as Docker's own expansion does (BuildKit, frontend/dockerfile/shell): quotes are removed. */
export function parseWord(text: string, escape: EscapeCharacter): ParsedWord {
  const cursor: Cursor = { text, escape, at: 0, depth: 0, problem: undefined };
  const parts = readParts(cursor, '');
  return { parts, problem: cursor.problem };
}

/** The variables of a word, also those within the operands of others, in the order of their appearance. */
export function variablesOf(parts: readonly WordPart[]): VariablePart[] {
  return parts.flatMap((part) => (part.kind === 'variable' ? [part, ...variablesOf(part.operand)] : []));
}

function readParts(cursor: Cursor, stop: string): WordPart[] {
  const parts: WordPart[] = [];
  const start = cursor.at;
  while (cursor.at < cursor.text.length && !cursor.problem) {
    const character = cursor.text.charAt(cursor.at);
    if (stop !== '' && character === stop) {
      cursor.at++;
      return parts;
    }
    readElement(cursor, character, parts);
  }
  if (stop !== '') cursor.problem ??= { kind: 'openBrace', at: start, end: cursor.text.length };
  return parts;
}

function readElement(cursor: Cursor, character: string, parts: WordPart[]): void {
  if (character === '$') parts.push(readDollar(cursor));
  else if (character === "'") readSingleQuotes(cursor, parts);
  else if (character === '"') readDoubleQuotes(cursor, parts);
  else {
    if (character === cursor.escape) cursor.at++;
    addText(parts, cursor.text.charAt(cursor.at++));
  }
}

/** Joins what belongs together, so that a long text is one part and not one for each character. */
function addText(parts: WordPart[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

function readSingleQuotes(cursor: Cursor, parts: WordPart[]): void {
  const close = cursor.text.indexOf("'", cursor.at + 1);
  const end = close < 0 ? cursor.text.length : close;
  if (close < 0) cursor.problem ??= { kind: 'openQuote', at: cursor.at, end };
  addText(parts, cursor.text.slice(cursor.at + 1, end));
  cursor.at = end + 1;
}

function readDoubleQuotes(cursor: Cursor, parts: WordPart[]): void {
  const open = cursor.at++;
  while (cursor.at < cursor.text.length && !cursor.problem) {
    const character = cursor.text.charAt(cursor.at);
    if (character === '"') {
      cursor.at++;
      return;
    }
    if (character === '$') parts.push(readDollar(cursor));
    else {
      if (character === cursor.escape && ['"', '$', cursor.escape].includes(cursor.text.charAt(cursor.at + 1))) cursor.at++;
      addText(parts, cursor.text.charAt(cursor.at++));
    }
  }
  cursor.problem ??= { kind: 'openQuote', at: open, end: cursor.text.length };
}

/** Variables nested deeper than this are not read, so that no input exhausts the stack. */
const deepest = 60;

const namePattern = /(?:\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/uy;

function readName(cursor: Cursor): string {
  namePattern.lastIndex = cursor.at;
  const name = namePattern.exec(cursor.text)?.[0] ?? '';
  cursor.at += name.length;
  return name;
}

function readDollar(cursor: Cursor): WordPart {
  const at = cursor.at++;
  if (cursor.text[cursor.at] === '{') return readBraces(cursor, at);
  const name = readName(cursor);
  return name === '' ? { kind: 'text', text: '$' } : { kind: 'variable', name, at, end: cursor.at, modifier: '', operand: [] };
}

function readBraces(cursor: Cursor, at: number): WordPart {
  cursor.at++;
  const name = /[{}:]/.test(cursor.text.charAt(cursor.at)) ? '' : readName(cursor);
  const modifier = /^(?::[+\-?]|[}+\-?#%/])/.exec(cursor.text.slice(cursor.at))?.[0] ?? '';
  cursor.at += modifier.length;
  if (modifier === '' || name === '' || cursor.depth > deepest) {
    const close = cursor.text.indexOf('}', cursor.at);
    cursor.problem ??= { kind: close < 0 ? 'openBrace' : 'badSubstitution', at, end: close < 0 ? cursor.text.length : close + 1 };
    cursor.at = cursor.text.length;
    return { kind: 'text', text: '' };
  }
  cursor.depth++;
  const operand = modifier === '}' ? [] : readParts(cursor, '}');
  cursor.depth--;
  if (cursor.problem?.kind === 'openBrace') cursor.problem = { ...cursor.problem, at };
  return { kind: 'variable', name, at, end: cursor.at, modifier: modifier === '}' ? '' : modifier, operand };
}
