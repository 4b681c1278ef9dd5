import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { configurationName, presets, type Preset } from '../../core/lint/configuration.ts';
import { type ConfigurationInForce, type ConfigurationLayer, type FileConfigurations, fileConfigurations } from '../../core/lint/configurationInForce.ts';
import type { ConfigurationValidator } from '../../core/lint/configurationProblems.ts';
import { configurationValidator } from '../../core/lint/configurationValidator.ts';
import type { Finding } from '../../core/lint/finding.ts';
import { type ReadConfiguration, readConfiguration } from '../../core/lint/readConfiguration.ts';
import type { CheckedFile } from '../../core/lint/report.ts';
import { type CatalogueRule, ruleCatalogue } from '../../core/lint/ruleCatalogue.ts';
import { asMap, asSeq, entryOf, type YamlNode } from '../../core/yaml/node.ts';
import { unreadable } from './findFiles.ts';
import { readText } from './readText.ts';
import { slashed } from './slashed.ts';

/** Finds and reads the configurations of files; each one is read once, until they are forgotten. */
export interface Configurations {
  /** What holds for a file, given its absolute path. Throws `fileUnreadable` for a configuration that cannot be read. */
  readonly forFile: (path: string, signal?: AbortSignal) => Promise<ConfigurationInForce>;
  /** The configurations that count for a file, the nearest last: absolute paths, without those that they extend. */
  readonly pathsFor: (path: string, signal?: AbortSignal) => Promise<readonly string[]>;
  /** The nearest configuration that counts for a file, or where its first one belongs: an absolute path. */
  readonly nearestFor: (path: string, signal?: AbortSignal) => Promise<string>;
  /** Reads a file as a configuration, whatever it counts for, and tells what is wrong in it. */
  readonly check: (path: string, signal?: AbortSignal) => Promise<CheckedFile>;
  /** Every configuration that was read so far, with what is wrong in it. */
  readonly read: () => readonly CheckedFile[];
  /** Forgets everything where one of the files is, or was to be read as, a configuration; true where that is so. */
  readonly changed: (paths: readonly string[]) => boolean;
}

/** The text of a file that is open in an editor, which counts before the one on disk; undefined for all others. */
export type OpenText = (path: string) => string | undefined;

/** One `.slipway.yaml` with all that it extends. */
interface Loaded {
  readonly path: string;
  readonly root: boolean;
  readonly layers: readonly ConfigurationLayer[];
}

/** `folder` is where people are: outside of a repository no configuration above it counts. `versions` are those of the schemas. */
export function openConfigurations(folder: string, versions: readonly string[], openText: OpenText = () => undefined): Configurations {
  const rules = ruleCatalogue();
  const validator = once(() => configurationValidator(versions));
  let reading: Reading = { folder, files: new Map(), asked: new Set(), chains: new Map(), inForce: new Map(), loaded: new Map(), there: new Map(), validator, openText };
  const chainOf = (path: string, signal?: AbortSignal): Promise<readonly Loaded[]> => {
    const from = dirname(path);
    const { chains } = reading;
    const known = chains.get(from) ?? loadChain(from, reading, signal);
    chains.set(from, known);
    known.catch(() => chains.delete(from));
    return known;
  };
  return {
    forFile: async (path, signal) => {
      const { inForce } = reading;
      return joined(await chainOf(path, signal), inForce, rules)(slashed(path));
    },
    pathsFor: async (path, signal) => (await chainOf(path, signal)).map((loaded) => loaded.path),
    nearestFor: async (path, signal) => (await chainOf(path, signal)).at(-1)?.path ?? join(await placeOfFirst(dirname(path), reading), configurationName),
    check: async (path, signal) => {
      const { files } = reading;
      if (!files.has(path)) await loadOnce(path, reading, signal);
      return files.get(path) ?? { file: path, text: '', kind: 'other', findings: [] };
    },
    read: () => [...reading.files.values()],
    changed: (paths) => {
      const isConfiguration = paths.some((path) => basename(path) === configurationName || reading.asked.has(path));
      // Whoever still reads fills the maps that nobody asks any more.
      if (isConfiguration) reading = { ...reading, files: new Map(), asked: new Set(), chains: new Map(), inForce: new Map(), loaded: new Map(), there: new Map() };
      return isConfiguration;
    },
  };
}

interface Reading {
  readonly folder: string;
  /** What was read, by absolute path. */
  readonly files: Map<string, CheckedFile>;
  /** What somebody wanted to read, by absolute path; not all of it may be there. */
  readonly asked: Set<string>;
  /** The configurations that count for the files of a folder, by that folder. */
  readonly chains: Map<string, Promise<readonly Loaded[]>>;
  /** What a chain comes to, by its paths. */
  readonly inForce: Map<string, FileConfigurations>;
  /** The configurations that were loaded, by absolute path. */
  readonly loaded: Map<string, Promise<Loaded>>;
  /** Whether there is something, by absolute path. */
  readonly there: Map<string, Promise<boolean>>;
  readonly openText: OpenText;
  readonly validator: () => Promise<ConfigurationValidator>;
}

/** What a chain comes to; most folders have the same one. */
function joined(chain: readonly Loaded[], known: Map<string, FileConfigurations>, rules: readonly CatalogueRule[]): FileConfigurations {
  const key = chain.map(({ path }) => path).join('\n');
  const made = known.get(key) ?? fileConfigurations(chain.flatMap(({ layers }) => layers), rules);
  known.set(key, made);
  return made;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** The configurations from the outermost that counts to the nearest. */
async function loadChain(start: string, reading: Reading, signal: AbortSignal | undefined): Promise<readonly Loaded[]> {
  const chain: Loaded[] = [];
  const last = await outermost(start, reading);
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, configurationName);
    const loaded = reading.openText(path) !== undefined || (await exists(path, reading)) ? await loadOnce(path, reading, signal) : undefined;
    if (loaded) chain.unshift(loaded);
    if (loaded?.root === true || folder === last || dirname(folder) === folder) return chain;
  }
}

/** The root of the repository; outside of one the folder where people are, or the file's own. */
async function outermost(start: string, reading: Reading): Promise<string> {
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) if (await exists(join(folder, '.git'), reading)) return folder;
  return isWithin(start, reading.folder) ? reading.folder : start;
}

/** The folder that people opened, where a configuration in it counts; otherwise the root of the repository. */
async function placeOfFirst(start: string, reading: Reading): Promise<string> {
  const { folder } = reading;
  const last = await outermost(start, reading);
  return isWithin(folder, last) && isWithin(start, folder) ? folder : last;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** Most folders share the configurations above them. */
function loadOnce(path: string, reading: Reading, signal: AbortSignal | undefined): Promise<Loaded> {
  const { loaded } = reading;
  const known = loaded.get(path) ?? load(path, reading, signal);
  loaded.set(path, known);
  known.catch(() => loaded.delete(path));
  return known;
}

async function load(path: string, reading: Reading, signal: AbortSignal | undefined): Promise<Loaded> {
  const read = await readOne(path, reading, signal);
  const layers = await layersOf(path, read, slashed(dirname(path)), [path], reading, signal);
  return { path, root: read.configuration.root, layers };
}

async function readOne(path: string, { folder, files, asked, openText, validator }: Reading, signal: AbortSignal | undefined): Promise<ReadConfiguration> {
  asked.add(path);
  const text = (openText(path) ?? (await readText(path, signal)))?.replace(/^\ufeff/, '');
  if (text === undefined) throw new AppError('fileUnreadable', { path, reason: 'it is no text.' });
  const read = readConfiguration(text, await validator());
  files.set(path, { file: slashed(relative(folder, path)), text, kind: 'other', findings: read.findings });
  return read;
}

/** What a configuration extends, then itself. `folder` is where the patterns of all of them count from. */
async function layersOf(path: string, read: ReadConfiguration, folder: string, above: readonly string[], reading: Reading, signal: AbortSignal | undefined): Promise<readonly ConfigurationLayer[]> {
  const layers: ConfigurationLayer[] = [];
  for (const [index, name] of read.configuration.extends.entries()) {
    if (isPreset(name)) layers.push(name);
    else if (/\.ya?ml$/.test(name)) {
      const target = resolve(dirname(path), name);
      try {
        if (above.includes(target)) throw new AppError('fileUnreadable', { path: target, reason: 'it extends this configuration in turn.' });
        layers.push(...(await layersOf(target, await readOne(target, reading, signal), folder, [...above, target], reading, signal)));
      } catch (error) {
        signal?.throwIfAborted();
        report(path, extendsSpan(read.root, index), error, name, reading);
      }
    }
  }
  return [...layers, { folder, configuration: read.configuration }];
}

function isPreset(name: string): name is Preset {
  return (presets as readonly string[]).includes(name);
}

/** The place of what is extended: the value itself or an item of the list. */
function extendsSpan(root: YamlNode | undefined, index: number): Finding['span'] {
  const value = entryOf(asMap(root), 'extends')?.value;
  const node = asSeq(value)?.items[index] ?? value;
  return { start: node?.start ?? 0, end: node?.end ?? 0 };
}

function report(path: string, span: Finding['span'], cause: unknown, name: string, { files }: Reading): void {
  const error = cause instanceof AppError ? cause : unreadable(name, cause);
  const message = errorMessage(new AppError(error.code, { ...error.facts, path: name }));
  const file = files.get(path);
  if (file) files.set(path, { ...file, findings: [...file.findings, { rule: 'config/unreadable-extends', severity: 'error', message, span }] });
}

/** Asked for the same folders again and again by the files below them. */
function exists(path: string, { there }: Reading): Promise<boolean> {
  const known = there.get(path) ?? stat(path).then(() => true, () => false);
  there.set(path, known);
  return known;
}
