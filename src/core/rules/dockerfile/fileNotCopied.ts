import { baseName } from '../../../base/paths.ts';
import { afterCommand } from '../../dockerfile/commandEffect.ts';
import type { Command, CommandWord } from '../../dockerfile/commands.ts';
import { flowOf } from '../../dockerfile/commandFlow.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { type FileState, mayExist, type NextState } from '../../dockerfile/fileState.ts';
import { isWithin, joinPath, parentPath } from '../../dockerfile/paths.ts';
import { finalStage, reachableStages } from '../../dockerfile/stages.ts';
import { startCommand, startedCommands } from '../../dockerfile/startCommand.ts';
import { usedFiles } from '../../dockerfile/usedFiles.ts';
import { walkFiles } from '../../dockerfile/walkFiles.ts';
import type { Fix } from '../../lint/finding.ts';
import { lineBreak } from '../../yaml/edits.ts';
import { defineDockerfileRule, type RuleContext } from '../../lint/rule.ts';

/** A file that a command needs and that cannot be there. */
interface Missing {
  readonly word: CommandWord;
  readonly path: string;
  /** False where a `cd` led away from the working directory of the instruction. */
  readonly inWorkdir: boolean;
  /** Where a file of that name does lie. */
  readonly elsewhere: string | undefined;
}

export const fileNotCopied = defineDockerfileRule<Dockerfile>({
  id: 'file-not-copied',
  severity: 'error',
  summary: 'A command uses a file that no COPY has brought to that place.',
  why: 'A build sees only what its COPY and ADD instructions brought in so far, at the path they brought it to. A RUN that names another file stops the build; a CMD that does lets the container end as soon as it starts.',
  sources: ['https://docs.docker.com/reference/dockerfile/#copy', 'https://docs.docker.com/reference/dockerfile/#workdir'],
  check(file, context) {
    for (const stage of reachableStages(file)) {
      const end = checkRuns(file, stage, context);
      if (end && stage === finalStage(file)) checkStart(file, end, context);
    }
  },
});

function checkRuns(file: Dockerfile, stage: Stage, context: RuleContext): NextState {
  const found: { missing: Missing; instruction: Instruction }[] = [];
  const end = walkFiles(file, stage, (instruction, commands, at, state) => {
    const [command, flow] = [commands[at], flowOf(file.text, instruction)[at]];
    if (!command || !flow || flow.conditional || flow.mayFail) return;
    for (const missing of missingFiles(command, state, !flow.moved)) found.push({ missing, instruction });
  });
  const seen = new Set<string>();
  for (const { missing, instruction } of found) {
    if (seen.has(missing.path)) continue;
    seen.add(missing.path);
    const later = end !== undefined && mayExist(end, missing.path);
    context.report(missing.word.span, `${whyMissing(missing, later)}, so the build stops here with "No such file or directory". ${advice(missing, later)}`, {
      fixes: () => fixes(file, stage, instruction, missing),
    });
  }
  return end;
}

function checkStart(file: Dockerfile, end: FileState, context: RuleContext): void {
  const start = startCommand(file);
  const instruction = start.entrypoint ?? start.cmd;
  const stage = finalStage(file);
  // The build of another image brings its files and starts with the same command.
  if (stage?.instructions.some(({ name }) => name === 'ONBUILD')) return;
  const seen = new Set<string>();
  let state: NextState = end;
  for (const command of startedCommands(file, start)) {
    if (!state || command.words[0]?.text === 'cd' || command.joint === '||') return;
    for (const missing of missingFiles(command, state, true)) {
      if (seen.has(missing.path) || end.volumes.some((volume) => isWithin(missing.path, volume))) continue;
      seen.add(missing.path);
      context.report(missing.word.span, `${whyMissing(missing, false)}, so the container ends at once with "No such file or directory", unless a volume brings it. ${advice(missing, false)}`, {
        severity: 'warning',
        fixes: () => (stage && instruction ? fixes(file, stage, instruction, missing) : []),
      });
    }
    if (!isShellWithScript(command)) state = afterCommand(command, state);
  }
}

/** The commands of the script stand behind it in the list. */
function isShellWithScript({ words }: Command): boolean {
  return /(?:^|\/)(?:ba|da|z)?sh$/.test(words[0]?.text ?? '') && /^-\w*c$/.test(words[1]?.text ?? '');
}

function missingFiles(command: Command, state: FileState, inWorkdir: boolean): Missing[] {
  return usedFiles(command).flatMap((word) => {
    const path = joinPath(state.workdir, word.text);
    if (mayExist(state, path) || belongsToSystem(word.text, state.workdir)) return [];
    return [{ word, path, inWorkdir, elsewhere: placeOf(baseName(path), state) }];
  });
}

/** The target of a COPY may be a folder or a file, and both readings are kept: the shorter one is the file's. */
function placeOf(name: string, { files }: FileState): string | undefined {
  return [...files].filter((each) => baseName(each) === name).sort((a, b) => a.length - b.length)[0];
}

/** Packages and base images bring files below these; a project's own directory may lie there too. */
function belongsToSystem(written: string, workdir: string): boolean {
  if (!written.startsWith('/')) return false;
  const own = workdir.split('/').length > 2 && isWithin(written, workdir);
  return !own && /^\/(?:usr|opt|etc|bin|sbin|lib|lib64|var|root|tmp|home|venv|conda|workspace)\//.test(written);
}

function whyMissing({ path, elsewhere }: Missing, later: boolean): string {
  const name = baseName(path);
  if (elsewhere !== undefined) return `${name} lies at ${elsewhere}, but this looks for ${path}`;
  return later ? `${name} comes to ${parentPath(path)} only further down, if at all` : `No COPY or ADD brings ${name} to ${parentPath(path)}`;
}

function advice({ path, elsewhere }: Missing, later: boolean): string {
  if (elsewhere !== undefined) return 'Name that path, or copy the file to where it is looked for.';
  const directory = parentPath(path);
  return later ? 'Move that in front of this line.' : `Copy it first: COPY ${baseName(path)} ${directory === '/' ? '' : directory}/.`;
}

function fixes(file: Dockerfile, stage: Stage, instruction: Instruction, { word, elsewhere, inWorkdir }: Missing): Fix[] {
  const literal = ['', '"'].find((quote) => file.text.slice(word.span.start, word.span.end) === `${quote}${word.text}${quote}`);
  if (elsewhere !== undefined) {
    return literal === undefined ? [] : [{ title: `Use ${elsewhere}`, edits: [{ ...word.span, text: `${literal}${elsewhere}${literal}` }], kind: 'unsafe', preferred: true }];
  }
  const name = word.text.replace(/^\.\//, '');
  if (!inWorkdir || name.includes('/') || !stage.instructions.includes(instruction)) return [];
  const start = instruction.comments[0]?.span.start ?? instruction.span.start;
  return [{ title: `Copy ${name} first`, edits: [{ start, end: start, text: `COPY ${name} ./${lineBreak(file.text)}` }], kind: 'unsafe', preferred: true }];
}
