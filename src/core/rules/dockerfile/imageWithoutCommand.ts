import { baseName } from '../../../base/paths.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { knownBase, type KnownBase } from '../../dockerfile/knownBase.ts';
import { joinPath } from '../../dockerfile/paths.ts';
import { baseImage, finalStage } from '../../dockerfile/stages.ts';
import { startCommand } from '../../dockerfile/startCommand.ts';
import { walkFiles } from '../../dockerfile/walkFiles.ts';
import type { Fix } from '../../lint/finding.ts';
import { lineBreak } from '../../yaml/edits.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

/** Scripts, directories and programs; what has another ending, or only lists packages to install, starts nothing. */
const program = /^(?:\.{1,2}|[\w-]+\.(?:py|sh|[cm]?js|jar|pyz)|[\w-]+|\*(?:\.py)?)?$/;
const noProgram = /^(?:setup\.py|Pipfile|LICENSE|.*_config|pip\.conf)$/;

export const imageWithoutCommand = defineDockerfileRule<Dockerfile>({
  id: 'image-without-command',
  severity: 'info',
  summary: 'The image holds a program but never says how to start it.',
  why: 'Without CMD and ENTRYPOINT the command of the base image counts. That of python, ubuntu and the like is an interpreter or a shell, which ends at once when nobody types: the container stops with exit code 0, and Kubernetes starts it again and again. A command in the manifest replaces it.',
  sources: ['https://docs.docker.com/reference/dockerfile/#cmd', 'https://github.com/docker-library/python'],
  misses: ['CMD', 'ENTRYPOINT'],
  check(file, context) {
    const final = finalStage(file);
    const reference = final && baseImage(file, final);
    const base = reference === undefined ? undefined : knownBase(reference);
    const { entrypoint, cmd } = startCommand(file);
    const programs = final?.instructions.flatMap(copiedPrograms) ?? [];
    if (!final?.base || !base || entrypoint || cmd || programs.length === 0) return;
    context.report(final.base.span, `This image has no CMD or ENTRYPOINT, and ${base.repository} starts ${base.command}, which ends at once when nobody types. Unless the manifest names a command, the container stops as soon as it starts.`, {
      fixes: () => commandFix(file, final, base, programs),
    });
  },
});

/** What a COPY or ADD brings that may be the program of the image. */
function copiedPrograms(instruction: Instruction): string[] {
  const target = instruction.words.at(-1)?.text ?? '';
  if ((instruction.name !== 'COPY' && instruction.name !== 'ADD') || /^\/(?:etc|tmp|usr\/share|usr\/lib)\//.test(target)) return [];
  return instruction.words.slice(0, -1).map((word) => baseName(word.text.replace(/\/+$/, ''))).filter((name) => program.test(name) && !noProgram.test(name));
}

/** Offered where one Python file is the only candidate and lies in the working directory. */
function commandFix(file: Dockerfile, stage: Stage, base: KnownBase, programs: readonly string[]): Fix[] {
  const scripts = programs.filter((name) => /^[\w-]+\.py$/.test(name));
  const main = scripts.find((name) => /^(?:main|app|server|serve|run|predict|inference)\.py$/.test(name)) ?? (scripts.length === 1 ? scripts[0] : undefined);
  const end = walkFiles(file, stage);
  const startsPython = /^(?:python|tensorflow\/tensorflow|pytorch\/pytorch)$/.test(base.repository);
  if (main === undefined || !startsPython || !end?.files.has(joinPath(end.workdir, main))) return [];
  const last = (stage.instructions.at(-1) ?? stage.from).span.end;
  return [{ title: `Start ${main}`, edits: [{ start: last, end: last, text: `${lineBreak(file.text)}CMD ["python", "${main}"]` }], kind: 'unsafe' }];
}
