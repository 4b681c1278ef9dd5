import { afterCommand } from './commandEffect.ts';
import { commandsOf, type Command } from './commands.ts';
import { afterCopy } from './copiedFiles.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { type FileState, type NextState, withFile } from './fileState.ts';
import { isInstructionName } from './instructionNames.ts';
import { knownBase } from './knownBase.ts';
import { mountFields } from './mounts.ts';
import { joinPath } from './paths.ts';
import { workdirAfter } from './workdir.ts';

/** Told of every command of a RUN of the stage itself, with what may exist when it starts, in its own directory. */
export type CommandVisitor = (instruction: Instruction, commands: readonly Command[], at: number, state: FileState) => void;

/**
 * Follows a stage from its base to its end and answers what may lie in it then; undefined as soon as that is not known:
 * on a base that nobody knows, or behind a command that may write anything.
 */
export function walkFiles(file: Dockerfile, stage: Stage, visit?: CommandVisitor): NextState {
  let state = startOf(file, stage);
  for (const instruction of stage.instructions) {
    if (!state) return undefined;
    state = afterInstruction(file, instruction, state, visit);
  }
  return state;
}

function startOf(file: Dockerfile, stage: Stage): NextState {
  const { origin } = stage;
  if (origin.kind === 'scratch') return { workdir: '/', files: new Set(), trees: [], volumes: [] };
  if (origin.kind === 'image') {
    const base = knownBase(origin.reference);
    return base && { workdir: base.workdir, files: new Set(), trees: [], volumes: [] };
  }
  const below = origin.kind === 'stage' ? file.stages[origin.stage] : undefined;
  return below && below.index < stage.index ? walkFiles(file, below) : undefined;
}

function afterInstruction(file: Dockerfile, instruction: Instruction, state: FileState, visit: CommandVisitor | undefined): NextState {
  switch (instruction.name) {
    case 'COPY':
    case 'ADD':
      return afterCopy(file, instruction, state);
    case 'RUN':
      return afterRun(file, instruction, state, visit);
    case 'SHELL':
      return /sh"?$/.test(instruction.words[0]?.text ?? '') && !/power/i.test(instruction.argument.text) ? state : undefined;
    case 'WORKDIR': {
      const workdir = workdirAfter(file, instruction, state.workdir);
      return workdir === undefined ? undefined : { ...state, workdir };
    }
    case 'VOLUME':
      return { ...state, volumes: [...state.volumes, ...instruction.words.map((word) => joinPath(state.workdir, word.text))] };
    default:
      // A misspelt instruction may be the COPY or the WORKDIR that is missed later.
      return isInstructionName(instruction.name) ? state : undefined;
  }
}

function afterRun(file: Dockerfile, instruction: Instruction, state: FileState, visit: CommandVisitor | undefined): NextState {
  const commands = commandsOf(file.text, instruction);
  if (instruction.heredocs.some(({ body }) => !commands.some(({ span }) => span.start >= body.start && span.end <= body.end))) return undefined;
  const mounted = mountTargets(instruction).map((target) => joinPath(state.workdir, target));
  const directories = [state.workdir];
  let now = state;
  for (const [at, command] of commands.entries()) {
    const workdir = enter(directories, command.depth);
    if (workdir === undefined) return undefined;
    now = { ...now, workdir };
    visit?.(instruction, commands, at, { ...now, trees: [...now.trees, ...mounted] });
    if (command.words[0]?.text === 'cd' || command.words[0]?.text === 'pushd') {
      const target = command.words[1];
      if (!target || target.dynamic || /^[~-]/.test(target.text)) return undefined;
      directories[directories.length - 1] = joinPath(workdir, target.text);
      continue;
    }
    const next = opensScript(commands, at) ? now : afterCommand(command, now);
    const written = next && afterRedirections(sourceOf(file.text, instruction, commands, at), next);
    if (!written) return undefined;
    now = written;
  }
  return { ...now, workdir: state.workdir };
}

/** A directory that `cd` enters within parentheses or a substitution is left at their end. */
function enter(directories: string[], depth: number): string | undefined {
  while (directories.length > depth + 1) directories.pop();
  const last = directories.at(-1);
  if (last !== undefined) for (let level = directories.length; level <= depth; level++) directories.push(last);
  return last;
}

/** `sh -c "…"` whose commands stand behind it in the list. */
function opensScript(commands: readonly Command[], at: number): boolean {
  const [program, flag] = commands[at]?.words ?? [];
  return /(?:^|\/)(?:ba|da|z)?sh$/.test(program?.text ?? '') && /^-\w*c$/.test(flag?.text ?? '') && (commands[at + 1]?.depth ?? 0) > (commands[at]?.depth ?? 0);
}

function sourceOf(text: string, instruction: Instruction, commands: readonly Command[], at: number): string {
  return text.slice(commands[at]?.span.start, commands[at + 1]?.span.start ?? instruction.span.end);
}

function afterRedirections(source: string, state: FileState): NextState {
  let next: FileState = state;
  for (const match of source.matchAll(/>{1,2}\|?[ \t]*([^\s;&|()]+|&\d)/g)) {
    const target = match[1] ?? '';
    if (target.startsWith('&') || target.startsWith('=') || target.startsWith('/dev/')) continue;
    if (/[$`~*?"']/.test(target)) return undefined;
    next = withFile(next, target);
  }
  return next;
}

/** What a RUN sees through its mounts. */
function mountTargets(instruction: Instruction): string[] {
  return instruction.flags.filter((flag) => flag.name === 'mount').map((flag) => {
    const target = mountFields(flag).find(({ key }) => key === 'target' || key === 'dst' || key === 'destination')?.value;
    return target === undefined || target.includes('$') ? '/' : target;
  });
}
