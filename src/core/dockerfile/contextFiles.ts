import type { Dockerfile, Flag, Instruction } from './dockerfile.ts';
import { mountFields } from './mounts.ts';
import { baseName } from './paths.ts';
import { resolve } from './resolve.ts';
import { lineage, stageOf } from './stages.ts';

/**
 * Where a file that a RUN names by `path` may come from: paths in the build context, of the COPY and ADD instructions
 * before it in its stages and of its own mounts. None where no such instruction is known to bring it.
 */
export function contextPaths(file: Dockerfile, instruction: Instruction, path: string): readonly string[] {
  const stage = stageOf(file, instruction);
  const above = stage ? lineage(file, stage).flatMap(({ instructions }) => instructions) : [];
  const copies = above.filter(({ name, span, flags }) => (name === 'COPY' || name === 'ADD') && span.start < instruction.span.start && !flags.some((flag) => flag.name === 'from'));
  const brought = [...copies.flatMap((copy) => copied(file, copy, path)), ...instruction.flags.flatMap((flag) => mounted(flag, path))];
  return [...new Set(brought.map((one) => one.replace(/^(?:\.?\/)+/, '')))];
}

function copied(file: Dockerfile, copy: Instruction, path: string): readonly string[] {
  const words = copy.words.map((word) => resolve(file, word.text, copy));
  const target = words.at(-1);
  if (target === undefined) return [];
  return words.slice(0, -1).flatMap((source) => (source === undefined ? [] : (fromSource(source, target, path) ?? [])));
}

/** A source with the name of the file is the file; another one is a directory, or a pattern for several files. */
function fromSource(source: string, target: string, path: string): string | undefined {
  const name = baseName(path);
  if (baseName(source) === name) return source;
  if (/[*?[]/.test(source)) return matches(baseName(source), name) ? `${source.slice(0, -baseName(source).length)}${name}` : undefined;
  const root = target.replace(/^\.?\/?$|\/+$/, '');
  if (path.startsWith('/')) return root !== '' && path.startsWith(`${root}/`) ? `${source}/${path.slice(root.length + 1)}` : undefined;
  return `${source}/${path.replace(/^\.\//, '')}`;
}

/** Only stars; everything else that a pattern may hold is as good as no match. */
function matches(pattern: string, name: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  return rest.length === 1 && name.startsWith(start) && name.endsWith(rest[0] ?? '') && name.length >= pattern.length - 1;
}

/** A bind mount of the build context. */
function mounted(flag: Flag, path: string): readonly string[] {
  const fields = flag.name === 'mount' ? mountFields(flag) : [];
  const valueOf = (...keys: readonly string[]): string | undefined => fields.find(({ key }) => keys.includes(key))?.value;
  if (valueOf('type') !== 'bind' || valueOf('from') !== undefined) return [];
  const [source, target] = [valueOf('source', 'src') ?? '.', valueOf('target', 'dst', 'destination')];
  return target === undefined ? [] : [fromSource(source, target, path) ?? []].flat();
}
