import { baseName } from '../../base/paths.ts';
import { remembered } from '../../base/remembered.ts';
import { modelServers } from '../data/tables.gen.ts';
import { parseImageRef, repositoryPattern } from '../images/imageRef.ts';

/** What an image needs to do its work; `optional` runs without a GPU too, `unknown` says that nobody here knows. */
export type GpuNeed = 'nvidia' | 'amd' | 'none' | 'optional' | 'unknown';

/** A row of schemas/data/modelServers.json as far as it speaks about the program. */
export interface ModelServer {
  /** For example `vllm` or `tgi`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** True for the official images, for which `starts`, `port` and `gpu` hold. */
  readonly official: boolean;
  /** True where the image starts the server without a command. */
  readonly starts: boolean;
  /** What it listens on without flags; 0 where that varies. */
  readonly port: number;
  readonly otherPorts: readonly number[];
  readonly portFlags: readonly string[];
  /** Variables that decide the port in the official image. */
  readonly portEnv: readonly string[];
  /** The address it binds without flags. */
  readonly host: string;
  /** What answers a GET, the best one for a probe first; `*` ends a prefix. */
  readonly paths: readonly string[];
  readonly gpu: GpuNeed;
  /** True where its processes share memory through /dev/shm. */
  readonly shm: boolean;
  /** True where the usual models take minutes to load. */
  readonly large: boolean;
  readonly tensor: readonly string[];
  readonly pipeline: readonly string[];
  readonly data: readonly string[];
  readonly tensorEnv: readonly string[];
  /** Flags that spread it over other containers, or otherwise hide how many GPUs this one uses. */
  readonly several: readonly string[];
}

type Row = (typeof modelServers.rows)[number];

/** The model server an image is known to contain, by the last parts of its name, so through any mirror; else undefined. */
export const modelServerOf = remembered(findModelServer);

function findModelServer(image: string): ModelServer | undefined {
  const reference = parseImageRef(image);
  if (!reference) return undefined;
  const { repository, tag, digest } = reference;
  const rows = modelServers.rows.filter(({ word }) => image.includes(word));
  const official = rows.find((row) => repositoryPattern(row.image).test(repository));
  if (official) return { ...official, official: true, gpu: tag === undefined && digest !== undefined ? digestNeed(official) : gpuOf(official, tag ?? 'latest') };
  const named = rows.find((row) => row.named !== '' && repositoryPattern(row.named).test(repository));
  return named && { ...named, official: false, gpu: 'unknown' };
}

const launches = modelServers.rows.flatMap((row) => row.launch.map((launch) => ({ row, words: launch.split(' ') })));

/** Of each way to start a server the word that tells most. */
const anyLaunch = new RegExp(launches.map(({ words }) => longest(words)).map((word) => word.replaceAll('.', String.raw`\.`)).join('|'));

function longest(words: readonly string[]): string {
  return words.reduce((most, word) => (word.length > most.length ? word : most));
}

/** False for YAML that surely starts none of the servers; what an alias or an escape brings in is not seen. */
export function mayLaunchServer(source: string): boolean {
  return anyLaunch.test(source) || /[*\\]/.test(source);
}

/** The server that a program's words start, and the place of the first word after that; undefined where they start none. */
export function launchedServer(words: readonly string[]): { readonly server: ModelServer; readonly after: number } | undefined {
  // Most programs start none of them, which their words tell at once.
  const names = new Set(words.map(baseName));
  for (const { row, words: launch } of launches) {
    if (!launch.every((word) => names.has(word))) continue;
    const at = words.findIndex((_, index) => launch.every((word, offset) => isWord(words[index + offset], word)));
    if (at >= 0) return { server: { ...row, official: false, gpu: 'unknown' }, after: at + launch.length };
  }
  return undefined;
}

/** A program may be written with its folder: `/opt/tritonserver/bin/tritonserver`. */
function isWord(written: string | undefined, word: string): boolean {
  return written !== undefined && (written === word || written.endsWith(`/${word}`));
}

/** A digest hides the tag, which matters only where tags differ. */
function digestNeed(row: Row): GpuNeed {
  return row.tags.length === 0 ? asNeed(row.gpu) : 'unknown';
}

function gpuOf(row: Row, tag: string): GpuNeed {
  return asNeed(row.tags.find((candidate) => new RegExp(candidate.tag).test(tag))?.gpu ?? row.gpu);
}

function asNeed(text: string): GpuNeed {
  return text === 'nvidia' || text === 'amd' || text === 'none' || text === 'optional' ? text : 'unknown';
}
