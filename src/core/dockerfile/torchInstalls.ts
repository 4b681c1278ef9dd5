import { commandsOf, type Command, type CommandWord } from './commands.ts';
import { flowOf } from './commandFlow.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { pipIndexes, type PipIndexes } from './pipIndexes.ts';
import { type PipInstall, pipInstall } from './pipInstall.ts';
import { resolve } from './resolve.ts';
import { isTorch } from '../python/requirement.ts';
import type { ListedTorch, ListedWord } from '../workspace/facts.ts';

/** An installation of torch: what is asked for and from where. Words of a requirements file stand where that is named. */
export interface TorchInstall extends PipIndexes {
  readonly instruction: Instruction;
  readonly command: Command;
  readonly requirements: readonly CommandWord[];
  /** The requirement, or the address of the wheel, of torch itself. */
  readonly torch: CommandWord;
  /** The requirements file that asks for torch, and the word that names it, where the command itself does not. */
  readonly listed: { readonly word: CommandWord; readonly torch: ListedTorch } | undefined;
  readonly looksElsewhere: boolean;
  /** True when the shell decides whether it runs. */
  readonly conditional: boolean;
  /** True when its failure does not stop the build. */
  readonly mayFail: boolean;
  /** True where an ARG or ENV decides part of it; then its value here is taken, which a build may be given another of. */
  readonly assumed: boolean;
}

/** Finds torch in the requirements file that the command number `at` of an instruction names. */
export type TorchLists = (word: CommandWord, instruction: Instruction, at: number) => ListedTorch | undefined;

/** Every `pip install` of torch in the stages, in the order of the stages and their instructions. */
export function torchInstalls(file: Dockerfile, stages: readonly Stage[], listedIn: TorchLists = () => undefined): TorchInstall[] {
  const runs = stages.flatMap((stage) => stage.instructions.filter((instruction) => instruction.name === 'RUN'));
  return runs.flatMap((instruction) => {
    const commands = commandsOf(file.text, instruction);
    return commands.flatMap((command, at) => {
      const written = pipInstall(command);
      const install = written && filledIn(file, instruction, commands.slice(0, at + 1), written);
      const own = install?.requirements.find(isTorch);
      const { conditional = false, mayFail = false, moved = false } = flowOf(file.text, instruction)[at] ?? {};
      const listed = own || moved ? undefined : firstListed(install?.files ?? [], (word) => listedIn(word, instruction, at));
      const torch = own ?? (listed && wordOf(listed.torch.torch, listed.word));
      if (!install || !torch) return [];
      const indexes = withListed(pipIndexes(file, instruction, commands.slice(0, at), command, install), listed);
      const assumed = [torch, indexes.index, ...indexes.extraIndexes].some((word) => word !== undefined && word.span !== listed?.word.span && !file.text.slice(word.span.start, word.span.end).includes(word.text));
      const looksElsewhere = listed?.torch.looksElsewhere === true || command.words.some((word) => /^(?:-f|--find-links|--no-index)/.test(word.text));
      return [{ ...indexes, requirements: install.requirements, instruction, command, torch, listed, looksElsewhere, conditional, mayFail, assumed }];
    });
  });
}

/** The words with the ARG and ENV of the file put in, as far as no command `upTo` here sets such a variable itself. */
function filledIn(file: Dockerfile, instruction: Instruction, upTo: readonly Command[], install: PipInstall): PipInstall {
  const own = upTo.flatMap(({ words, assignments }) => [...assignments, ...words]).flatMap(({ text }) => /^(\w+)=/.exec(text)?.[1] ?? []);
  const known = (word: CommandWord): CommandWord => {
    const names = [...word.text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '');
    const text = word.dynamic && !/[`(]/.test(word.text) && !names.some((name) => own.includes(name)) ? resolve(file, word.text, instruction) : undefined;
    return text === undefined ? word : { ...word, text, dynamic: false };
  };
  return { ...install, index: install.index && known(install.index), extraIndexes: install.extraIndexes.map(known), requirements: install.requirements.map(known) };
}

function firstListed(files: readonly CommandWord[], torchIn: (word: CommandWord) => ListedTorch | undefined): TorchInstall['listed'] {
  for (const word of files) {
    const torch = torchIn(word);
    if (torch) return { word, torch };
  }
  return undefined;
}

/** The options in a requirements file count as well, and its index instead of that of the command. */
function withListed(indexes: PipIndexes, listed: TorchInstall['listed']): PipIndexes {
  if (!listed) return indexes;
  const { word, torch: { index, extraIndexes } } = listed;
  return { index: index ? wordOf(index, word) : indexes.index, extraIndexes: [...indexes.extraIndexes, ...extraIndexes.map((one) => wordOf(one, word))] };
}

function wordOf({ text }: ListedWord, { span }: CommandWord): CommandWord {
  return { text, span, dynamic: false };
}
