import type { Dockerfile, Instruction } from './dockerfile.ts';
import { joinPath } from './paths.ts';
import { resolve } from './resolve.ts';

/** The working directory behind a WORKDIR, given that before it; undefined where it names none or a variable decides it. */
export function workdirAfter(file: Dockerfile, instruction: Instruction, workdir: string): string | undefined {
  const path = instruction.argument.text === '' ? undefined : resolve(file, instruction.argument.text, instruction);
  return path === undefined ? undefined : joinPath(workdir, path);
}
