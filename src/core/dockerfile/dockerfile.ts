import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import type { Comment, EscapeCharacter, LogicalLine } from './logicalLine.ts';

/** A word of an instruction. `text` is what stands in the joined line, except in exec form, where it is decoded. */
export interface Word {
  readonly text: string;
  /** Where the word starts in the text of its logical line. */
  readonly at: number;
  readonly span: Span;
}

/** `--name` or `--name=value`; quotes and escapes are removed from both, as Docker does. */
export interface Flag {
  readonly name: string;
  readonly value: string | undefined;
  readonly span: Span;
  readonly nameSpan: Span;
  /** The characters after `=`, quotes included. */
  readonly valueSpan: Span | undefined;
}

/** A document below an instruction: `<<NAME` and the lines up to NAME. */
export interface Heredoc {
  readonly name: string;
  /** The file descriptor written before `<<`, if any. */
  readonly descriptor: number | undefined;
  /** False when a part of the name is quoted: then nothing in the body is expanded. */
  readonly expand: boolean;
  /** `<<-` strips leading tabs from the body and before the terminator. */
  readonly chomp: boolean;
  /** The word `<<NAME` on the instruction's line. */
  readonly marker: Span;
  /** The body, without the terminating line. */
  readonly body: Span;
  readonly terminated: boolean;
}

/** A parser directive such as `# syntax=docker/dockerfile:1`; names are lower case. */
export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** `NAME=value`, `NAME value` (the old form of ENV and LABEL) or, for ARG, `NAME` alone. */
export interface Assignment {
  readonly name: Word;
  readonly value: Word | undefined;
  readonly legacy: boolean;
}

/** One instruction with everything that belongs to it: continued lines and heredocs. */
export interface Instruction {
  /** Upper case: `RUN`. May be a name that Docker does not know. */
  readonly name: string;
  readonly keyword: Word;
  /** From the keyword to the last character that is not blank, heredocs included. */
  readonly span: Span;
  readonly line: LogicalLine;
  readonly flags: readonly Flag[];
  /** Everything behind the flags, trimmed; empty when there is nothing. */
  readonly argument: Word;
  /** The arguments as Docker splits them for this instruction; the shell form of RUN, CMD and the like is one word. */
  readonly words: readonly Word[];
  /** True when the arguments are a JSON array of strings. */
  readonly exec: boolean;
  readonly assignments: readonly Assignment[];
  readonly heredocs: readonly Heredoc[];
  /** The instruction that ONBUILD wraps. */
  readonly trigger: Instruction | undefined;
  /** The comment lines directly above. */
  readonly comments: readonly Comment[];
}

/** Where a FROM or a `COPY --from` takes files from. */
export type Origin =
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'unknown' };

/** A build stage: a FROM and the instructions up to the next one. */
export interface Stage {
  readonly index: number;
  readonly from: Instruction;
  /** The word that names the base, as written; undefined in a half-typed FROM. */
  readonly base: Word | undefined;
  /** The base with build arguments at their defaults. */
  readonly origin: Origin;
  readonly name: Word | undefined;
  /** Without the FROM itself. */
  readonly instructions: readonly Instruction[];
}

/** A parsed Dockerfile. Every span counts UTF-16 units of `text`. */
export interface Dockerfile {
  readonly text: string;
  readonly escape: EscapeCharacter;
  readonly directives: readonly Directive[];
  /** All comment lines, also those within continued instructions, without the directives. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** The ARG instructions before the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** True for the source of a template engine, which Docker never sees as it is; nothing in it is judged. */
  readonly template: boolean;
  /** What is wrong with the syntax and the stage graph; rule ids start with `dockerfile/`. */
  readonly problems: readonly Finding[];
}
