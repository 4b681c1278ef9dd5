import { commandsOf, type Command } from './commands.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';
import { finalLineage } from './stages.ts';

/** What a container of the image runs when nothing else is asked for. */
export interface StartCommand {
  readonly entrypoint: Instruction | undefined;
  readonly cmd: Instruction | undefined;
}

/** The ENTRYPOINT and CMD in force at the end of the file; an ENTRYPOINT drops the CMD of the stages below it. */
export function startCommand(file: Dockerfile): StartCommand {
  let entrypoint: Instruction | undefined;
  let cmd: Instruction | undefined;
  for (const stage of finalLineage(file).toReversed()) {
    const own = (name: string): Instruction | undefined => stage.instructions.findLast((instruction) => instruction.name === name);
    if (own('ENTRYPOINT')) cmd = undefined;
    entrypoint = own('ENTRYPOINT') ?? entrypoint;
    cmd = own('CMD') ?? cmd;
  }
  return { entrypoint, cmd };
}

/** The commands of the start; an ENTRYPOINT in exec form gets the words of the CMD as its arguments. */
export function startedCommands(file: Dockerfile, { entrypoint, cmd }: StartCommand): readonly Command[] {
  const entry = entrypoint ? commandsOf(file.text, entrypoint) : [];
  const given = cmd ? commandsOf(file.text, cmd) : [];
  if (!entrypoint || (entrypoint.exec && entry.length === 0)) return given;
  const [only, more] = entry;
  const [argument] = given;
  if (!entrypoint.exec || !only || more || !cmd?.exec || !argument) return entry;
  return [{ ...only, words: [...only.words, ...argument.words] }];
}
