import type { Command } from './commands.ts';
import type { Instruction } from './dockerfile.ts';

/** True where the shell decides whether a command runs: behind `if`, `||`, or a test. `before` are those in front. */
export function isConditional(text: string, instruction: Instruction, before: readonly Command[], command: Command): boolean {
  const source = text.slice(instruction.span.start, command.span.start);
  if (/(?:^|[\s;&|(])(?:if|case|while|until)\s/.test(source)) return true;
  return command.joint === '||' || (command.joint === '&&' && before.some((each) => /^(?:\[\[?|test|command|which)$/.test(each.words[0]?.text ?? '')));
}

/** True where the failure of a command does not stop the RUN, because `||` stands behind it. */
export function mayFail(commands: readonly Command[], command: Command): boolean {
  return commands[commands.findIndex((each) => each.span.start === command.span.start) + 1]?.joint === '||';
}
