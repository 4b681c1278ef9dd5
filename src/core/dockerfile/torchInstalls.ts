import { commandsOf, type Command, type CommandWord } from './commands.ts';
import { isConditional } from './conditional.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { pipIndexes, type PipIndexes } from './pipIndexes.ts';
import { packageName, pipInstall } from './pipInstall.ts';

/** An installation of torch: what is asked for and from where. */
export interface TorchInstall extends PipIndexes {
  readonly instruction: Instruction;
  readonly command: Command;
  readonly requirements: readonly CommandWord[];
  /** The requirement, or the address of the wheel, of torch itself. */
  readonly torch: CommandWord;
  /** True when the shell decides whether it runs. */
  readonly conditional: boolean;
}

/** Every `pip install` of torch in the stages, in the order of the stages and their instructions. */
export function torchInstalls(file: Dockerfile, stages: readonly Stage[]): TorchInstall[] {
  const runs = stages.flatMap((stage) => stage.instructions.filter((instruction) => instruction.name === 'RUN'));
  return runs.flatMap((instruction) => {
    const commands = commandsOf(file.text, instruction);
    return commands.flatMap((command, at) => {
      const install = pipInstall(command);
      const torch = install?.requirements.find((word) => !word.dynamic && (packageName(word.text) === 'torch' || /\/torch-[^/]+\.whl/.test(word.text)));
      if (!install || !torch) return [];
      const conditional = isConditional(file.text, instruction, commands.slice(0, at), command);
      return [{ ...pipIndexes(file, instruction, commands.slice(0, at), command, install), requirements: install.requirements, instruction, command, torch, conditional }];
    });
  });
}

/** The release that a requirement of torch pins, without the build behind `+`: `2.6.0` of `torch==2.6.0+cu124`. */
export function pinnedTorch(requirement: string): string | undefined {
  return /^torch(?:\[[^\]]*\])?\s*==\s*(\d+(?:\.\d+)+)(?=\+|$)/.exec(requirement)?.[1];
}
