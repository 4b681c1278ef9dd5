import { onceFor } from '../../base/onceFor.ts';
import { commandsOf } from './commands.ts';
import type { Instruction } from './dockerfile.ts';

/** What the shell makes of a command. */
export interface CommandFlow {
  /** True where the shell decides whether it runs: behind `if`, `||`, or a test. */
  readonly conditional: boolean;
  /** True where its failure does not stop the RUN, because `||` stands behind it. */
  readonly mayFail: boolean;
  /** True behind a `cd`, so that it runs elsewhere than the instruction. */
  readonly moved: boolean;
}

/** The flow of each of the commands that `commandsOf` gives, in their order. */
export function flowOf(text: string, instruction: Instruction): readonly CommandFlow[] {
  return flowIn(instruction, text);
}

/** An instruction stands in one text only. */
const flowIn = onceFor(readFlow);

function readFlow(instruction: Instruction, text: string): readonly CommandFlow[] {
  const commands = commandsOf(text, instruction);
  const branch = /(?:^|[\s;&|(])(?:if|case|while|until)\s/.exec(text.slice(instruction.span.start, instruction.span.end));
  const branched = branch ? instruction.span.start + branch.index + branch[0].length : Infinity;
  let [tested, moved] = [false, false];
  return commands.map(({ words, joint, span }, at) => {
    const flow = { conditional: branched <= span.start || joint === '||' || (joint === '&&' && tested), mayFail: commands[at + 1]?.joint === '||', moved };
    const program = words[0]?.text ?? '';
    tested ||= /^(?:\[\[?|test|command|which)$/.test(program);
    moved ||= /^(?:cd|pushd)$/.test(program);
    return flow;
  });
}
