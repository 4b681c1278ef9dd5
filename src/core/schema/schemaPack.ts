import { remembered } from '../../base/remembered.ts';
import { decodeCustomGroup } from './customGroup.ts';
import type { Schema } from './schema.ts';

/** A definition as it stands in some versions: bit n of `versions` is the nth version of the pack. */
export interface DefinitionVariant {
  readonly versions: number;
  readonly schema: Schema;
}

/** A kind: where its definition is, and in which versions it exists. */
export interface PackedKind {
  readonly definition: string;
  readonly versions: number;
}

/** The part of a pack that is read at once. */
interface PackHead {
  /** For example `1.36`, ascending. */
  readonly versions: readonly string[];
  /** By `apiVersion/kind`, for example `apps/v1/Deployment` or `v1/Pod`. */
  readonly kinds: Readonly<Record<string, PackedKind>>;
  /** The kinds of custom resources by group, as `version/kind`, for example `v1/RayCluster` under `ray.io`. */
  readonly custom: Readonly<Record<string, readonly string[]>>;
}

/** The schemas of all supported Kubernetes versions, each definition stored once, and those of custom resources. */
export interface SchemaPack extends PackHead {
  /** The names of all definitions. */
  readonly definitions: readonly string[];
  /** How a definition stands in the versions, none where there is no such definition. The first question decodes it. */
  readonly variantsOf: (definition: string) => readonly DefinitionVariant[];
  /** The schema of a custom resource, `kind` as in `custom`. The first question about a group decodes the group. */
  readonly customSchema: (group: string, kind: string) => Schema | undefined;
}

/** Written into every pack; a reader refuses a pack of another format. */
export const packFormat = 5;

/**
 * The first line of a stored pack. A line for each definition follows, its variants; then one for each group of
 * `custom`, in that order: see customGroup.ts.
 */
export interface StoredHead extends PackHead {
  readonly format: typeof packFormat;
  /** The names of the definitions, in the order of their lines. */
  readonly definitions: readonly string[];
}

/**
 * Reads a decompressed pack, JSON in lines. The pack is built together with the code that reads it, so only its outline
 * is checked. Throws an Error where it is not a pack of this format. Of all that is stored, a file needs little: each
 * line stays bytes until the first question about it.
 */
export function decodePack(bytes: Uint8Array): SchemaPack {
  const lines = lineStarts(bytes);
  const line = (index: number): string => decoder.decode(bytes.subarray(lines[index], lines[index + 1]));
  const head: unknown = JSON.parse(line(0));
  if (!isStoredHead(head) || lines.length !== head.definitions.length + Object.keys(head.custom).length + 2) throw new Error('This is not a schema pack of this version of Slipway.');
  const { versions, kinds, custom, definitions } = head;
  const places = new Map(definitions.map((name, index) => [name, index + 1]));
  const variants = remembered((name) => {
    const place = places.get(name);
    return place === undefined ? [] : (JSON.parse(line(place)) as readonly DefinitionVariant[]);
  }, Infinity);
  const names = Object.keys(custom);
  const group = remembered((name) => decodeCustomGroup(line(definitions.length + 1 + names.indexOf(name))), Infinity);
  return {
    versions,
    kinds,
    custom,
    definitions,
    variantsOf: variants,
    customSchema: (name, kind) => Object.hasOwn(custom, name) && custom[name]?.includes(kind) === true ? group(name)[kind] : undefined,
  };
}

const decoder = new TextDecoder();
const lineFeed = 10;

/** Where each line starts, and at the end where another one would. */
function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) starts.push(at + 1);
  return [...starts, bytes.length];
}

function isStoredHead(value: unknown): value is StoredHead {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== packFormat) return false;
  return 'versions' in value && Array.isArray(value.versions) && 'definitions' in value && 'kinds' in value && 'custom' in value;
}
