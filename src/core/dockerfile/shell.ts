/** A word of a shell command. `text` has its quotes and escapes removed and its variables as written. */
export interface ShellWord {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** True when the shell puts something in: a variable, a command substitution or a file pattern. */
  readonly dynamic: boolean;
}

/** A simple command with the operator in front of it. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** `NAME=value` in front of the command. */
  readonly assignments: readonly ShellWord[];
  /** `&&`, `||`, `;`, `|`, `&`, a line break, or nothing for the first. */
  readonly joint: string;
  /** How many parentheses and substitutions the command is within. */
  readonly depth: number;
}

interface Reader {
  readonly text: string;
  readonly commands: ShellCommand[];
  /** Names of heredocs whose bodies start behind the next line break. */
  readonly heredocs: { name: string; chomp: boolean }[];
  at: number;
  words: ShellWord[];
  joint: string;
  depth: number;
}

const reserved = new Set(['if', 'then', 'else', 'elif', 'fi', 'do', 'done', 'while', 'until', '!', '{', '}', 'time', 'esac']);
const operator = /&&|\|\||;;|\|&|[;|&\n()]/y;
const redirection = /\d*(?:&>>?|>[>&|]?|<<<|<<-?|<[&>]?)[ \t]*/y;

/**
 * Splits a script of a POSIX-like shell into its simple commands: quotes, escapes, operators, substitutions,
 * redirections and comments are understood, no variable is replaced. It accepts everything and never fails.
 */
export function splitShell(text: string, depth = 0): ShellCommand[] {
  const reader: Reader = { text, commands: [], heredocs: [], at: 0, words: [], joint: '', depth };
  while (reader.at < text.length) step(reader);
  endCommand(reader, '');
  return reader.commands;
}

function step(reader: Reader): void {
  const { text, at } = reader;
  const character = text.charAt(at);
  if (character === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) reader.at += text[at + 1] === '\r' ? 3 : 2;
  else if (character === ' ' || character === '\t' || character === '\r') reader.at++;
  else if (character === '#') skipComment(reader);
  else if (redirects(reader)) skipRedirection(reader);
  else if (takeOperator(reader)) return;
  else readWord(reader);
}

function skipComment(reader: Reader): void {
  const end = reader.text.indexOf('\n', reader.at);
  reader.at = end < 0 ? reader.text.length : end;
}

function redirects(reader: Reader): boolean {
  redirection.lastIndex = reader.at;
  return redirection.test(reader.text) && !/^\d+$/.test(reader.text.slice(reader.at, redirection.lastIndex));
}

/** Passes over the redirection and the file it names; a heredoc's body is passed over at the end of the line. */
function skipRedirection(reader: Reader): void {
  redirection.lastIndex = reader.at;
  const sign = redirection.exec(reader.text)?.[0].trim() ?? '';
  reader.at += (redirection.lastIndex || reader.at + 1) - reader.at;
  const kept = reader.words;
  reader.words = [];
  if (reader.at < reader.text.length && !/[\s;|&()]/.test(reader.text.charAt(reader.at))) readWord(reader);
  const target = reader.words[0];
  reader.words = kept;
  if (target && /^\d*<<-?$/.test(sign)) reader.heredocs.push({ name: target.text, chomp: sign.endsWith('-') });
}

function takeOperator(reader: Reader): boolean {
  operator.lastIndex = reader.at;
  const sign = operator.exec(reader.text)?.[0];
  if (sign === undefined) return false;
  endCommand(reader, sign);
  if (sign === '(') reader.depth++;
  if (sign === ')') reader.depth = Math.max(0, reader.depth - 1);
  reader.at += sign.length;
  if (sign === '\n') skipHeredocs(reader);
  return true;
}

function skipHeredocs(reader: Reader): void {
  for (const { name, chomp } of reader.heredocs.splice(0)) {
    while (reader.at < reader.text.length) {
      const end = reader.text.indexOf('\n', reader.at);
      const line = reader.text.slice(reader.at, end < 0 ? undefined : end).replace(/\r$/, '');
      reader.at = end < 0 ? reader.text.length : end + 1;
      if ((chomp ? line.replace(/^\t+/, '') : line) === name) break;
    }
  }
}

function endCommand(reader: Reader, sign: string): void {
  let first = 0;
  while (first < reader.words.length && reserved.has(reader.words[first]?.text ?? '')) first++;
  let program = first;
  while (program < reader.words.length && /^[A-Za-z_]\w*\+?=/.test(reader.words[program]?.text ?? '')) program++;
  if (first < reader.words.length) {
    reader.commands.push({ words: reader.words.slice(program), assignments: reader.words.slice(first, program), joint: reader.joint, depth: reader.depth });
    reader.joint = sign;
  } else if (sign !== '(' && sign !== ')' && sign !== '\n') reader.joint = sign;
  reader.words = [];
}

/** Characters that mean only themselves. */
const plainRun = /[^\s;|&()<>$`*?"'\\]+/y;

function readWord(reader: Reader): void {
  const { text } = reader;
  const start = reader.at;
  let value = '';
  let dynamic = false;
  while (reader.at < text.length && !/[\s;|&()<>]/.test(text.charAt(reader.at))) {
    const from = reader.at;
    plainRun.lastIndex = from;
    const run = plainRun.exec(text)?.[0];
    if (run !== undefined) {
      value += run;
      reader.at += run.length;
      continue;
    }
    const character = text.charAt(from);
    reader.at = elementEnd(text, from);
    value += plainText(text.slice(from, reader.at));
    if (character === '$') nested(reader, from);
    if (/[$`*?]/.test(character) || (character === '"' && /[$`]/.test(text.slice(from, reader.at)))) dynamic = true;
    if (character === '"') nestedInQuotes(reader, from, reader.at);
  }
  if (reader.at === start) reader.at++;
  else reader.words.push({ text: value, at: start, end: reader.at, dynamic });
}

/** Nesting beyond this is nobody's script; what is deeper is taken as one piece, so that no input exhausts the stack. */
const deepest = 60;

/** The end of the quote, escape, variable, substitution or single character at `at`. */
function elementEnd(text: string, at: number, level = 0): number {
  const character = text.charAt(at);
  if (character === '\\') return Math.min(at + 2, text.length);
  if (character === "'") return closing(text, at + 1, "'", level);
  if (character === '"' || character === '`') return closing(text, at + 1, character, level);
  if (character === '$' && text[at + 1] === '(') return matching(text, at + 1, '(', ')', level + 1);
  if (character === '$' && text[at + 1] === '{') return matching(text, at + 1, '{', '}', level + 1);
  return at + 1;
}

function closing(text: string, from: number, quote: string, level: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === quote) return at + 1;
    if (quote !== "'" && text[at] === '\\') at++;
    else if (quote === '"' && text[at] === '$' && text[at + 1] === '(') at = matching(text, at + 1, '(', ')', level + 1) - 1;
  }
  return text.length;
}

function matching(text: string, from: number, open: string, close: string, level: number): number {
  if (level > deepest) return text.length;
  let depth = 0;
  for (let at = from; at < text.length; ) {
    if (text[at] === open) depth++;
    if (text[at] === close && --depth === 0) return at + 1;
    at = text[at] === open || text[at] === close ? at + 1 : elementEnd(text, at, level);
  }
  return text.length;
}

function plainText(element: string): string {
  const first = element.charAt(0);
  if (first === "'") return element.slice(1).replace(/'$/, '');
  if (first === '"') return element.slice(1).replace(/"$/, '').replace(/\\(["$`\\])/g, '$1').replace(/\\\r?\n/g, '');
  if (first === '\\') return element.slice(1).replace(/^\r?\n$/, '');
  return element;
}

/** Adds the commands within `$(…)`; arithmetic, `$((…))`, has none. */
function nested(reader: Reader, from: number): void {
  const { text } = reader;
  if (text[from + 1] !== '(' || text[from + 2] === '(' || reader.depth > deepest) return;
  const inner = text.slice(from + 2, elementEnd(text, from) - 1);
  for (const command of splitShell(inner, reader.depth + 1)) reader.commands.push(moved(command, from + 2));
}

function nestedInQuotes(reader: Reader, from: number, to: number): void {
  for (let at = from + 1; at < to; at++) {
    if (reader.text[at] === '\\') at++;
    else if (reader.text[at] === '$' && reader.text[at + 1] === '(') {
      nested(reader, at);
      at = elementEnd(reader.text, at) - 1;
    }
  }
}

/** The command as it stands `by` characters further on. */
export function moved(command: ShellCommand, by: number): ShellCommand {
  const move = (word: ShellWord): ShellWord => ({ ...word, at: word.at + by, end: word.end + by });
  return { ...command, words: command.words.map(move), assignments: command.assignments.map(move) };
}
