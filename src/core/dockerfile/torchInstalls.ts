import { commandsOf, type Command, type CommandWord } from './commands.ts';
import { flowOf } from './commandFlow.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { pipIndexes, type PipIndexes } from './pipIndexes.ts';
import { packageName, type PipInstall, pipInstall } from './pipInstall.ts';
import { resolve } from './resolve.ts';

/** An installation of torch: what is asked for and from where. */
export interface TorchInstall extends PipIndexes {
  readonly instruction: Instruction;
  readonly command: Command;
  readonly requirements: readonly CommandWord[];
  /** The requirement, or the address of the wheel, of torch itself. */
  readonly torch: CommandWord;
  /** True when the shell decides whether it runs. */
  readonly conditional: boolean;
  /** True when its failure does not stop the build. */
  readonly mayFail: boolean;
  /** True where an ARG or ENV decides part of it; then its value here is taken, which a build may be given another of. */
  readonly assumed: boolean;
}

/** Every `pip install` of torch in the stages, in the order of the stages and their instructions. */
export function torchInstalls(file: Dockerfile, stages: readonly Stage[]): TorchInstall[] {
  const runs = stages.flatMap((stage) => stage.instructions.filter((instruction) => instruction.name === 'RUN'));
  return runs.flatMap((instruction) => {
    const commands = commandsOf(file.text, instruction);
    return commands.flatMap((command, at) => {
      const written = pipInstall(command);
      const install = written && filledIn(file, instruction, commands.slice(0, at + 1), written);
      const torch = install?.requirements.find((word) => !word.dynamic && (packageName(word.text) === 'torch' || /\/torch-[^/]+\.whl/.test(word.text)));
      if (!install || !torch) return [];
      const { conditional = false, mayFail = false } = flowOf(file.text, instruction)[at] ?? {};
      const indexes = pipIndexes(file, instruction, commands.slice(0, at), command, install);
      const assumed = [torch, indexes.index, ...indexes.extraIndexes].some((word) => word !== undefined && !file.text.slice(word.span.start, word.span.end).includes(word.text));
      return [{ ...indexes, requirements: install.requirements, instruction, command, torch, conditional, mayFail, assumed }];
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

/** The release that a requirement of torch pins, without the build behind `+`: `2.6.0` of `torch==2.6.0+cu124`. */
export function pinnedTorch(requirement: string): string | undefined {
  return /^torch(?:\[[^\]]*\])?\s*==\s*(\d+(?:\.\d+)+)(?=\+|$)/.exec(requirement)?.[1];
}
