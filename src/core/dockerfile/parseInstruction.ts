import type { Heredoc, Instruction, Word } from './dockerfile.ts';
import { readExecForm, type ExecForm } from './execForm.ts';
import { readHeredocs } from './heredocs.ts';
import { isBlank, physicalLine, sourceSpan, type LogicalLine, type Comment, type EscapeCharacter } from './logicalLine.ts';
import { plainWords, quotedWords, readAssignments, readFlags, trimmedWord, wordAt } from './words.ts';

/** How an instruction's arguments are split into words; those that are not listed are one word. */
type Splitting = 'plain' | 'quoted' | 'execOrPlain' | 'execOrWhole' | 'health';

const splittings: Readonly<Record<string, Splitting>> = {
  ADD: 'execOrPlain',
  ARG: 'quoted',
  CMD: 'execOrWhole',
  COPY: 'execOrPlain',
  ENTRYPOINT: 'execOrWhole',
  ENV: 'quoted',
  EXPOSE: 'plain',
  FROM: 'plain',
  HEALTHCHECK: 'health',
  LABEL: 'quoted',
  RUN: 'execOrWhole',
  SHELL: 'execOrWhole',
  VOLUME: 'execOrPlain',
};

const withHeredocs = new Set(['ADD', 'COPY', 'RUN']);
const withAssignments = new Set(['ARG', 'ENV', 'LABEL']);

/** An instruction and where the text goes on behind it. */
export interface ParsedInstruction {
  readonly instruction: Instruction;
  readonly next: number;
}

/** Reads the instruction on a logical line, together with the heredocs below it. */
export function parseInstruction(text: string, line: LogicalLine, escape: EscapeCharacter, comments: readonly Comment[]): ParsedInstruction {
  const bare = parseLine(line, 0, escape, comments);
  const holder = bare.trigger ?? bare;
  if (!withHeredocs.has(holder.name) || holder.exec) return { instruction: bare, next: line.next };
  const { heredocs, next } = readHeredocs(text, line);
  if (heredocs.length === 0) return { instruction: bare, next };
  const end = endOfHeredocs(text, heredocs, next, bare.span.end);
  const span = { start: bare.span.start, end };
  const trigger = bare.trigger && { ...bare.trigger, heredocs, span: { start: bare.trigger.span.start, end } };
  return { instruction: { ...bare, heredocs, span, trigger }, next };
}

/** The end of the last terminator, or of the last body where the terminator is missing. */
function endOfHeredocs(text: string, heredocs: readonly Heredoc[], next: number, otherwise: number): number {
  const last = heredocs.at(-1);
  if (!last) return otherwise;
  return last.terminated ? physicalLine(text, last.body.end).end : Math.max(otherwise, text.slice(0, next).trimEnd().length);
}

/** A trigger has no trigger of its own, as Docker refuses one. */
function parseLine(line: LogicalLine, from: number, escape: EscapeCharacter, comments: readonly Comment[], ofTrigger = false): Instruction {
  const keyword = keywordAt(line, from);
  const name = keyword.text.toUpperCase();
  const { flags, next } = readFlags(line, keyword.at + keyword.text.length, escape);
  const argument = trimmedWord(line, next);
  const exec = name.length > 0 ? execFormOf(line, name, argument) : { kind: 'none' as const };
  const words = exec.kind === 'strings' ? exec.words : splitWords(line, name, argument, escape);
  const whole = trimmedWord(line, keyword.at);
  const end = Math.max(whole.at + whole.text.length, keyword.at + keyword.text.length);
  const lastFlag = flags.at(-1);
  const trigger = name === 'ONBUILD' && argument.text !== '' && !ofTrigger ? parseLine(line, argument.at, escape, [], true) : undefined;
  return {
    name,
    keyword,
    span: { start: keyword.span.start, end: Math.max(sourceSpan(line, keyword.at, end).end, lastFlag?.span.end ?? 0) },
    line,
    flags,
    argument,
    words: name === 'HEALTHCHECK' ? healthWords(line, argument, exec) : words,
    exec: exec.kind === 'strings',
    assignments: withAssignments.has(name) ? readAssignments(line, argument, words, name) : [],
    heredocs: [],
    trigger,
    comments,
  };
}

function keywordAt(line: LogicalLine, from: number): Word {
  let start = from;
  while (start < line.text.length && isBlank(line.text.charCodeAt(start))) start++;
  let end = start;
  while (end < line.text.length && !/[\t\v\f\r ]/.test(line.text.charAt(end))) end++;
  return wordAt(line, start, end);
}

/** The exec form of an instruction that may have one. For HEALTHCHECK it follows the word CMD. */
export function execFormOf(line: LogicalLine, name: string, argument: Word): ExecForm {
  const splitting = splittings[name];
  if (splitting === 'execOrPlain' || splitting === 'execOrWhole') return readExecForm(line, argument);
  if (splitting !== 'health') return { kind: 'none' };
  return readExecForm(line, trimmedWord(line, argument.at + firstWordLength(argument.text)));
}

function splitWords(line: LogicalLine, name: string, argument: Word, escape: EscapeCharacter): readonly Word[] {
  if (argument.text === '') return [];
  const splitting = splittings[name];
  if (splitting === 'plain' || splitting === 'execOrPlain') return plainWords(line, argument);
  return splitting === 'quoted' ? quotedWords(line, argument, escape) : [argument];
}

/** The type (`CMD` or `NONE`) and behind it the words of its command. */
function healthWords(line: LogicalLine, argument: Word, exec: ExecForm): readonly Word[] {
  const length = firstWordLength(argument.text);
  if (length === 0) return [];
  const type = wordAt(line, argument.at, argument.at + length);
  const command = trimmedWord(line, argument.at + length);
  if (exec.kind === 'strings') return [type, ...exec.words];
  return command.text === '' ? [type] : [type, command];
}

function firstWordLength(text: string): number {
  return /^\S*/.exec(text)?.[0].length ?? 0;
}
