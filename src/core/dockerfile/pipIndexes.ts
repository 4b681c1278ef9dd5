import { onceFor } from '../../base/onceFor.ts';
import type { Command, CommandWord } from './commands.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import type { PipInstall } from './pipInstall.ts';
import { resolve } from './resolve.ts';
import { lineage, stageOf } from './stages.ts';

/** Where a `pip install` looks, by its options and by the variables that stand for them. */
export interface PipIndexes {
  readonly index: CommandWord | undefined;
  readonly extraIndexes: readonly CommandWord[];
}

const indexNames: ReadonlySet<string> = new Set(['PIP_INDEX_URL', 'UV_INDEX_URL', 'UV_DEFAULT_INDEX']);
const extraNames: ReadonlySet<string> = new Set(['PIP_EXTRA_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'UV_INDEX']);

/**
 * The indexes of an installation. An option wins over a variable; variables count where they are set in front of the
 * command, by an `export` among the commands `before` it in the same RUN, or by ENV and ARG above.
 */
export function pipIndexes(file: Dockerfile, instruction: Instruction, before: readonly Command[], command: Command, install: PipInstall): PipIndexes {
  const tool = command.words.some((word) => /(?:^|\/)uv$/.test(word.text)) ? 'UV' : 'PIP';
  const named = (names: ReadonlySet<string>): CommandWord | undefined => variable(file, instruction, before, command, new Set([...names].filter((name) => name.startsWith(tool))));
  const extra = named(extraNames);
  return {
    index: install.index ?? named(indexNames),
    extraIndexes: install.extraIndexes.length > 0 || !extra ? install.extraIndexes : [extra],
  };
}

function variable(file: Dockerfile, instruction: Instruction, before: readonly Command[], command: Command, names: ReadonlySet<string>): CommandWord | undefined {
  const exported = before.filter((each) => each.words[0]?.text === 'export').flatMap((each) => each.words.slice(1));
  const word = [...exported, ...command.assignments].findLast((each) => names.has(each.text.slice(0, each.text.indexOf('='))));
  return word ? valueWord(word) : ofInstructions(file, instruction, names);
}

function valueWord(word: CommandWord): CommandWord {
  return { ...word, text: word.text.slice(word.text.indexOf('=') + 1) };
}

function ofInstructions(file: Dockerfile, instruction: Instruction, names: ReadonlySet<string>): CommandWord | undefined {
  const stage = stageOf(file, instruction);
  const above = stage ? lineage(file, stage).toReversed().flatMap((each) => settersIn(each).filter(({ setter }) => (each === stage ? setter.span.start < instruction.span.start : setter.name === 'ENV'))) : [];
  const last = above.findLast(({ assignment }) => names.has(assignment.name.text));
  const value = last?.assignment.value;
  if (!last || !value) return undefined;
  const text = resolve(file, value.text, last.setter);
  return text === undefined ? undefined : { text, span: value.span, dynamic: false };
}

/** The assignments of a stage that name an index, with their instructions, in order. */
const settersIn = onceFor(({ instructions }: Stage) =>
  instructions.filter(({ name }) => name === 'ENV' || name === 'ARG').flatMap((setter) => setter.assignments.filter(({ name }) => indexNames.has(name.text) || extraNames.has(name.text)).map((assignment) => ({ setter, assignment }))));
