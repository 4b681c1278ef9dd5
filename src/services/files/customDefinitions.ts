import { relative } from 'node:path';
import { inSlices } from '../../base/steps.ts';
import type { FilePatterns } from '../../core/lint/configurationInForce.ts';
import { pathPatterns } from '../../core/lint/pathPatterns.ts';
import { customGroupFinder, definedGroups } from '../../core/schema/customGroups.ts';
import { customKindSteps, type DefinedKind, unambiguousKinds } from '../../core/schema/customKind.ts';
import type { SchemaPack } from '../../core/schema/schemaPack.ts';
import { slashed } from './slashed.ts';
import { walkFolder } from './walkFolder.ts';

/** The kinds that CustomResourceDefinitions of a repository give to a text. */
export interface FoundKinds {
  readonly kinds: readonly DefinedKind[];
  /** Whether a configuration names their files, or all files were searched. */
  readonly from: 'configuration' | 'search';
}

/** The CustomResourceDefinitions of a repository; looked for when the first text needs one, each file parsed once. */
export interface CustomDefinitions {
  /**
   * The kinds of the groups that a text names: from the files of `named`, without it from all files. The same array as
   * long as they are the same. What cannot be read defines nothing.
   */
  readonly kindsFor: (text: string, named?: FilePatterns) => Promise<FoundKinds>;
  /** Looks at files again that were changed, made or deleted; true where some kinds may be others now. */
  readonly changed: (paths: readonly string[]) => Promise<boolean>;
}

/** Where definitions may be. */
export interface DefinitionSources {
  /** The files to search where no configuration names any, absolute. */
  readonly files: () => Promise<readonly string[]>;
  /** True for a path that `files` would name if it were there. */
  readonly accepts: (path: string) => boolean;
  /** The text of a file; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** Files that are read at the same time. */
const together = 16;

/** The definitions among some files: the groups of each, by its path. */
interface Search {
  readonly accepts: (path: string) => boolean;
  readonly groups: Map<string, readonly string[]>;
}

const nothing: readonly DefinedKind[] = [];

export function openCustomDefinitions(pack: SchemaPack, { files, accepts, read }: DefinitionSources): CustomDefinitions {
  const groupsIn = customGroupFinder(pack);
  const searches = new Map<string, Promise<Search>>();
  const parsed = new Map<string, Promise<readonly DefinedKind[]>>();
  const answers = new Map<string, Promise<readonly DefinedKind[]>>();
  const parse = async (file: string): Promise<readonly DefinedKind[]> => {
    const text = (await read(file)) ?? '';
    return (await inSlices(customKindSteps(text))).map((kind) => ({ ...kind, file }));
  };
  const collect = async (search: Promise<Search>, groups: readonly string[], isNamed: boolean): Promise<readonly DefinedKind[]> => {
    const kinds: DefinedKind[] = [];
    for (const [file, own] of (await search).groups) {
      if (own.some((group) => groups.includes(group))) kinds.push(...(await kept(parsed, file, () => parse(file))));
    }
    return isNamed ? kinds : unambiguousKinds(kinds);
  };
  return {
    kindsFor: async (text, named) => {
      const from = named ? 'configuration' : 'search';
      const groups = groupsIn(text);
      if (groups.length === 0) return { kinds: nothing, from };
      const key = JSON.stringify(named ?? '');
      const search = kept(searches, key, () => (named ? searchNamed(named, read) : searchFiles(files, accepts, read)));
      const kinds = await kept(answers, `${key} ${groups.join(' ')}`, () => collect(search, groups, named !== undefined));
      return { kinds: kinds.length === 0 ? nothing : kinds, from };
    },
    changed: async (paths) => {
      const found = await Promise.all(Array.from(searches.values(), async (search) => lookAgain(await search, paths.map(slashed), read)));
      if (!found.includes(true)) return false;
      for (const path of paths) parsed.delete(slashed(path));
      answers.clear();
      return true;
    },
  };
}

/** What a key stands for is made once; what failed is made anew the next time. */
function kept<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

async function searchFiles(files: DefinitionSources['files'], accepts: Search['accepts'], read: DefinitionSources['read']): Promise<Search> {
  return { accepts, groups: await groupsOf((await files()).map(slashed), read) };
}

async function searchNamed(named: FilePatterns, read: DefinitionSources['read']): Promise<Search> {
  const { folder, patterns } = named;
  const matches = pathPatterns(patterns);
  const accepts = (path: string): boolean => /\.(?:ya?ml|json)$/i.test(path) && matches(slashed(relative(folder, path))) === true;
  const starts = [...new Set(patterns.filter((pattern) => !pattern.startsWith('!')).map(firstFolder))];
  const found = await Promise.all(starts.map(async (start) => (await below(`${folder}/${start}`)).map((path) => `${folder}/${start}${path}`)));
  return { accepts, groups: await groupsOf([...new Set(found.flat())].filter(accepts).sort(), read) };
}

/** The folders that a pattern names before its first wildcard, with a `/` behind: `a/b/` of `a/b/*.yaml`. */
function firstFolder(pattern: string): string {
  const steps = pattern.replace(/^\.?\/|\/$/g, '').split('/').slice(0, -1);
  const wild = steps.findIndex((step) => /[*?[{!\\]/.test(step));
  return steps.slice(0, wild < 0 ? steps.length : wild).map((step) => `${step}/`).join('');
}

/** A folder that is not there holds nothing. */
function below(folder: string): Promise<readonly string[]> {
  return walkFolder(folder, new AbortController().signal).catch(() => []);
}

async function groupsOf(files: readonly string[], read: DefinitionSources['read']): Promise<Search['groups']> {
  const found = new Map<string, readonly string[]>();
  for (let from = 0; from < files.length; from += together) {
    const part = files.slice(from, from + together);
    const groups = await Promise.all(part.map(async (file) => definedGroups((await read(file)) ?? '')));
    for (const [index, file] of part.entries()) if ((groups[index] ?? []).length > 0) found.set(file, groups[index] ?? []);
  }
  return found;
}

async function lookAgain({ accepts, groups }: Search, paths: readonly string[], read: DefinitionSources['read']): Promise<boolean> {
  let isOther = false;
  for (const path of paths.filter(accepts)) {
    const now = definedGroups((await read(path)) ?? '');
    if (now.length === 0 && !groups.has(path)) continue;
    if (now.length === 0) groups.delete(path);
    else groups.set(path, now);
    isOther = true;
  }
  return isOther;
}
