import { baseName } from '../../base/paths.ts';
import { type Command, commandsOf } from './commands.ts';
import type { Dockerfile, Flag, Instruction } from './dockerfile.ts';
import { mountFields } from './mounts.ts';
import { isWithin, joinPath } from './paths.ts';
import { pipInstall } from './pipInstall.ts';
import { resolve } from './resolve.ts';
import { lineage, stageOf } from './stages.ts';
import { workdirAfter } from './workdir.ts';

/** What an instruction does to a file of the image: brings it from that path of the build context, or from somewhere else. */
type Bringing = { readonly context: string } | 'elsewhere' | undefined;

/**
 * Where in the build context the file lies that the command number `at` of a RUN names by `path`, as far as the last
 * COPY, ADD or mount that brings it tells. Undefined where none does, where it comes from somewhere else, and where a
 * command before this one may have written it.
 */
export function contextFile(file: Dockerfile, run: Instruction, at: number, path: string): string | undefined {
  const stage = stageOf(file, run);
  const before = stage ? lineage(file, stage).toReversed().flatMap(({ instructions }) => instructions).filter(({ span }) => span.start < run.span.start) : [];
  const name = baseName(path);
  if ([...before.filter((one) => one.name === 'RUN').map((one) => commandsOf(file.text, one)), commandsOf(file.text, run).slice(0, at)].some((commands) => touches(file.text, commands, name))) return undefined;
  let workdir: string | undefined = '/';
  const copies: { readonly copy: Instruction; readonly from: string | undefined }[] = [];
  for (const one of before) {
    if (one.name === 'WORKDIR') workdir = workdir === undefined ? undefined : workdirAfter(file, one, workdir);
    else if (one.name === 'COPY' || one.name === 'ADD') copies.push({ copy: one, from: workdir });
  }
  if (workdir === undefined) return undefined;
  const full = joinPath(workdir, path);
  let last: Bringing;
  for (const { copy, from } of copies) last = (from === undefined ? 'elsewhere' : copied(file, copy, from, full)) ?? last;
  for (const flag of run.flags) last = mounted(flag, workdir, full) ?? last;
  return typeof last === 'object' ? last.context.replace(/^(?:\.?\/)+/, '') : undefined;
}

/** True where a command other than an installation names the file. */
function touches(text: string, commands: readonly Command[], name: string): boolean {
  return commands.some((command, at) => {
    const source = text.slice(command.span.start, commands[at + 1]?.span.start ?? command.span.end);
    return source.includes(name) && (!pipInstall(command) || source.includes('>'));
  });
}

function copied(file: Dockerfile, copy: Instruction, workdir: string, full: string): Bringing {
  const words = copy.words.map((word) => resolve(file, word.text, copy));
  const target = words.at(-1);
  const isOther = copy.heredocs.length > 0 || copy.flags.some(({ name }) => name === 'from' || name === 'parents');
  if (target === undefined || (isOther && isWithin(full, joinPath(workdir, target)))) return 'elsewhere';
  return isOther ? undefined : words.slice(0, -1).map((source) => (source === undefined ? 'elsewhere' : brought(source, joinPath(workdir, target), full))).findLast((one) => one !== undefined);
}

/** A bind mount of the build context, or of something else. */
function mounted(flag: Flag, workdir: string, full: string): Bringing {
  const fields = flag.name === 'mount' ? new Map(mountFields(flag).map(({ key, value }) => [key, value])) : undefined;
  const target = fields?.get('target') ?? fields?.get('dst') ?? fields?.get('destination');
  if (!fields || target === undefined || !isWithin(full, joinPath(workdir, target))) return undefined;
  return fields.get('type') !== 'bind' || fields.has('from') ? 'elsewhere' : brought(fields.get('source') ?? fields.get('src') ?? '.', joinPath(workdir, target), full);
}

/** What a source of the build context brings to a target, which is a directory or takes the source's place. */
function brought(source: string, target: string, full: string): Bringing {
  const name = baseName(source);
  if (!isWithin(full, target)) return undefined;
  const rest = full.slice(target === '/' ? 1 : target.length + 1);
  if (name.includes('*')) return matches(name, rest) ? { context: `${source.slice(0, -name.length)}${rest}` } : undefined;
  if (/\.(?:txt|in)$/i.test(name)) return rest === '' || rest === name ? { context: source } : undefined;
  return rest === '' ? undefined : { context: `${source}/${rest}` };
}

/** A pattern with one star, which is what people write. */
function matches(pattern: string, name: string): boolean {
  const [start = '', end = '', more] = pattern.split('*');
  return more === undefined && name.startsWith(start) && name.endsWith(end) && name.length >= pattern.length - 1;
}
