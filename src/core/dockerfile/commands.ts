import { onceFor } from '../../base/onceFor.ts';
import type { Span } from '../../base/text.ts';
import type { Heredoc, Instruction } from './dockerfile.ts';
import { sourceSpan } from './logicalLine.ts';
import { moved, splitShell, type ShellCommand, type ShellWord } from './shell.ts';

/** A word of a command with its place in the Dockerfile. */
export interface CommandWord {
  readonly text: string;
  readonly span: Span;
  readonly dynamic: boolean;
}

/** A program that an instruction starts, with its arguments. */
export interface Command {
  readonly words: readonly CommandWord[];
  readonly assignments: readonly CommandWord[];
  readonly joint: string;
  readonly depth: number;
  readonly span: Span;
}

const shells = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;
const scriptFlag = /^-[a-z]*c$/;

/**
 * The commands of a RUN, CMD, ENTRYPOINT or HEALTHCHECK: of its shell form, of the script in its heredoc, of its exec
 * form, and of what is handed to a shell with `-c`. `text` is the Dockerfile's.
 */
export function commandsOf(text: string, instruction: Instruction): readonly Command[] {
  return commandsIn(instruction, text);
}

/** An instruction stands in one text only. */
const commandsIn = onceFor(readCommands);

function readCommands(instruction: Instruction, text: string): readonly Command[] {
  if (instruction.exec) return execCommands(text, instruction);
  const written = instruction.name === 'HEALTHCHECK' ? instruction.words[1] : instruction.argument;
  if (!written) return [];
  const place = (from: number, to: number): Span => sourceSpan(instruction.line, written.at + from, written.at + to);
  const outer = splitShell(written.text).flatMap((command) => withScript(written.text, command));
  return [...outer.map((command) => located(command, place)), ...heredocCommands(text, instruction, outer)];
}

/** The command and, where it is a shell with `-c`, the commands of that script, as far as its quotes keep it literal. */
function withScript(source: string, command: ShellCommand): ShellCommand[] {
  const [program, flag, script] = command.words;
  if (!program || !flag || !script || !shells.test(program.text) || !scriptFlag.test(flag.text)) return [command];
  const literal = source.slice(script.at + 1, script.end - 1);
  if (literal !== script.text || literal.includes('\\')) return [command];
  return [command, ...splitShell(literal, command.depth + 1).map((inner) => moved(inner, script.at + 1))];
}

/** A heredoc is a script when nothing or a shell reads it, and it does not name another interpreter in its first line. */
function heredocCommands(text: string, instruction: Instruction, outer: readonly ShellCommand[]): Command[] {
  const [heredoc] = instruction.heredocs;
  if (!heredoc) return [];
  const readers = outer.filter((command) => command.words.length > 0);
  const reader = readers.at(-1);
  const isScript = !reader || (readers.length === 1 && shells.test(reader.words[0]?.text ?? '') && reader.words.slice(1).every((word) => word.text.startsWith('-')));
  if (!isScript || !readByShell(text, heredoc)) return [];
  const place = (from: number, to: number): Span => ({ start: heredoc.body.start + from, end: heredoc.body.start + to });
  return splitShell(text.slice(heredoc.body.start, heredoc.body.end)).map((command) => located(command, place));
}

function readByShell(text: string, heredoc: Heredoc): boolean {
  const first = /^#!\s*(.*)/.exec(text.slice(heredoc.body.start, heredoc.body.end))?.[1];
  return first === undefined || first.split(/\s+/).some((part) => shells.test(part));
}

function execCommands(text: string, instruction: Instruction): Command[] {
  const all = instruction.name === 'HEALTHCHECK' ? instruction.words.slice(1) : instruction.words;
  const words = all.map((word) => ({ text: word.text, span: word.span, dynamic: false }));
  const [program, flag, script] = words;
  const span = { start: program?.span.start ?? instruction.span.start, end: words.at(-1)?.span.end ?? instruction.span.end };
  const whole: Command = { words, assignments: [], joint: '', depth: 0, span };
  if (!program || !flag || !script || !shells.test(program.text) || !scriptFlag.test(flag.text)) return words.length === 0 ? [] : [whole];
  const start = script.span.start + 1;
  if (text.slice(start, script.span.end - 1) !== script.text) return [whole];
  return [whole, ...splitShell(script.text, 1).map((command) => located(command, (from, to) => ({ start: start + from, end: start + to })))];
}

function located(command: ShellCommand, place: (from: number, to: number) => Span): Command {
  const locate = (word: ShellWord): CommandWord => ({ text: word.text, span: place(word.at, word.end), dynamic: word.dynamic });
  const all = [...command.assignments, ...command.words];
  const span = place(all[0]?.at ?? 0, all.at(-1)?.end ?? 0);
  return { words: command.words.map(locate), assignments: command.assignments.map(locate), joint: command.joint, depth: command.depth, span };
}
