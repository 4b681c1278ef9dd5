import { onceFor } from '../../base/onceFor.ts';
import { commandsOf, type Command } from './commands.ts';
import { flowOf } from './commandFlow.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { reachableStages } from './stages.ts';

/** A command that a build runs, with where it stands. */
export interface BuildCommand {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly command: Command;
  /** True where the shell decides whether it runs, or where its failure is let pass. */
  readonly uncertain: boolean;
  /** True where its output goes into a pipe, of which only the last command decides whether the step fails. */
  readonly piped: boolean;
}

/** Every command of the RUN instructions of the stages that a build needs, in the order of the file. */
export const buildCommands = onceFor(readBuildCommands);

function readBuildCommands(file: Dockerfile): readonly BuildCommand[] {
  return reachableStages(file).flatMap((stage) => stage.instructions.filter(({ name }) => name === 'RUN').flatMap((instruction) => {
    const commands = commandsOf(file.text, instruction);
    const flow = flowOf(file.text, instruction);
    return commands.map((command, at) => ({ stage, instruction, command, uncertain: flow[at]?.mayFail === true || flow[at]?.conditional === true, piped: commands[at + 1]?.joint === '|' }));
  }));
}
