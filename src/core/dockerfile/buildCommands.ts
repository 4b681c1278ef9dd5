import { commandsOf, type Command } from './commands.ts';
import { isConditional, mayFail } from './conditional.ts';
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
export function buildCommands(file: Dockerfile): BuildCommand[] {
  const reached = reachableStages(file);
  return file.stages.filter((stage) => reached.has(stage)).flatMap((stage) => stage.instructions.filter(({ name }) => name === 'RUN').flatMap((instruction) => {
    const commands = commandsOf(file.text, instruction);
    return commands.map((command, at) => ({ stage, instruction, command, uncertain: mayFail(commands, command) || isConditional(file.text, instruction, commands.slice(0, at), command), piped: commands[at + 1]?.joint === '|' }));
  }));
}

/** The script that an interpreter or a launcher of training is given, without its directory; undefined for others. */
export function startedScript(command: Command): string | undefined {
  const [first = '', ...rest] = command.words.map((word) => word.text);
  const program = first.replace(/^.*\//, '');
  const launcher = program === 'torchrun' || (program === 'accelerate' && rest[0] === 'launch') || (program === 'deepspeed' && rest.length > 0);
  if (!launcher && !/^python[\d.]*$/.test(program)) return undefined;
  const at = rest.findIndex((word) => word.endsWith('.py'));
  const module = rest.indexOf('-m');
  if (module >= 0 && module < 3 && rest[module + 1]?.startsWith('torch.distributed.') !== true) return undefined;
  return at < 0 || rest.includes('-c') ? undefined : rest[at]?.replace(/^.*\//, '');
}

/** True for the usual names of training scripts, not for what prepares or tests one. */
export function isTrainingScript(name: string): boolean {
  return /^(?:(?:pre-?)?train(?:ing)?|fine[-_]?tun(?:e|ing))(?:[-_].*)?\.py$|[-_](?:train|finetune)\.py$/i.test(name) && !/token|test|download|prepare|data|setup|export|convert/i.test(name);
}
