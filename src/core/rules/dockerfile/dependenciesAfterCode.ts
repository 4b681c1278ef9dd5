import { baseName } from '../../../base/paths.ts';
import { buildCommands, type BuildCommand } from '../../dockerfile/buildCommands.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/dockerfile.ts';
import { mountFields } from '../../dockerfile/mounts.ts';
import { pipInstall } from '../../dockerfile/pipInstall.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { lineBreak } from '../../yaml/edits.ts';

export const dependenciesAfterCode = defineDockerfileRule<Dockerfile>({
  id: 'dependencies-after-code',
  severity: 'info',
  summary: 'The packages are installed behind the copy of the program, so every change installs them again.',
  why: 'Docker takes a step from its cache only while nothing above it has changed. Where the program is copied first, one changed line of it downloads and installs every package again: with torch and CUDA gigabytes and minutes, which each node then pulls as a new layer.',
  sources: ['https://docs.docker.com/build/cache/optimize/#order-your-layers', 'https://docs.docker.com/build/building/best-practices/#leverage-build-cache'],
  check(file, context) {
    const seen = new Set<Instruction>();
    for (const command of buildCommands(file)) {
      const list = installedList(command);
      const copy = list === undefined ? undefined : command.stage.instructions.find((each) => each.span.start < command.instruction.span.start && copiedCode(each) !== undefined);
      const code = copy && copiedCode(copy);
      if (list === undefined || !copy || code === undefined || seen.has(copy)) continue;
      seen.add(copy);
      const what = code === '.' ? 'The whole project is' : `${code} is`;
      context.report(copy.argument.span, `${what} copied before pip installs ${list}, so every change of it installs all packages again. Copy ${list} first, install, and copy the rest behind that.`, {
        fixes: () => (code === '.' ? reordered(file, copy, command, list) : []),
      });
    }
  },
});

/** The list of packages that a RUN installs, where it needs nothing else of the project and keeps no cache of its own. */
function installedList({ instruction, command }: BuildCommand): string | undefined {
  const install = pipInstall(command);
  const [list] = install?.files ?? [];
  const cached = instruction.flags.some((flag) => flag.name === 'mount' && mountFields(flag).some(({ key, value }) => key === 'type' && value !== 'secret'));
  const takesProject = command.words.some(({ text }) => /^(?:-e|--editable|\.|\.\/.*|\.\[.*)$/.test(text) || text.startsWith('--editable='));
  // By its full path it is named as it lies in the image, and the reader knows it as it lies in the project.
  return list && !list.dynamic && !cached && !takesProject ? list.text.replace(/^\/.*\//, '') : undefined;
}

/** `.` for a COPY of the whole project, a name for one of a script; undefined for everything else. */
function copiedCode({ name, words, flags, heredocs }: Instruction): string | undefined {
  if ((name !== 'COPY' && name !== 'ADD') || heredocs.length > 0 || flags.some((flag) => flag.name === 'from')) return undefined;
  const sources = words.slice(0, -1).map(({ text }) => text);
  if (sources.some((source) => /^(?:\.\/?|\*|\.\/\*)$/.test(source))) return '.';
  return sources.find((source) => /^[\w./-]+\.py$/.test(source) && !/^(?:setup|_?version|__init__|__version__)\.py$/.test(baseName(source)));
}

/** Instructions over which a COPY can be moved without changing what they do. */
const harmless = new Set(['COPY', 'ENV', 'LABEL', 'EXPOSE', 'ARG']);

/** The list alone where the project was, and the project behind the installation. */
function reordered(file: Dockerfile, copy: Instruction, { stage, instruction }: BuildCommand, list: string): Fix[] {
  const { instructions } = stage;
  const between = instructions.slice(instructions.indexOf(copy) + 1, instructions.indexOf(instruction));
  const workdir = instructions.findLast((each) => each.name === 'WORKDIR' && each.span.start < copy.span.start)?.argument.text.replace(/\/$/, '');
  const target = copy.words.at(-1)?.text.replace(/\/$/, '') ?? '';
  const plain = copy.words.length === 2 && copy.line.pieces.length === 1 && /^[\w.-]+$/.test(list) && (target === '.' || target === workdir);
  if (!plain || between.some(({ name }) => !harmless.has(name))) return [];
  const copied = between.some(({ name, words }) => name === 'COPY' && words[0]?.text.replace(/^\.\//, '') === list);
  const written = file.text.slice(copy.span.start, copy.span.end);
  const first = copied ? { start: copy.span.start, end: copy.line.next, text: '' } : { start: copy.span.start, end: copy.span.end, text: `COPY ${list} ./` };
  const end = instruction.span.end;
  return [{ title: `Copy ${list} first`, edits: [first, { start: end, end, text: `${lineBreak(file.text)}${written}` }], kind: 'unsafe', preferred: true }];
}
