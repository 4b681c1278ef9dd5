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
export const packFormat = 4;

/**
 * The first line of a stored pack. A line for each definition follows: its name, a blank and its variants; then one for
 * each group of `custom`, in that order: see customGroup.ts.
 */
export interface StoredHead extends PackHead {
  readonly format: typeof packFormat;
  /** How many definitions there are. */
  readonly definitions: number;
}

/**
 * Reads a decompressed pack. The pack is built together with the code that reads it, so only its outline is checked.
 * Throws an Error where the text is not a pack of this format.
 */
export function decodePack(text: string): SchemaPack {
  const [first = '', ...lines] = text.split('\n');
  const value: unknown = JSON.parse(first);
  if (!isStoredHead(value)) throw new Error('This is not a schema pack of this version of Slipway.');
  const { versions, kinds, custom, definitions } = value;
  const stored = new Map(lines.slice(0, definitions).map((line) => [line.slice(0, line.indexOf(' ')), line]));
  // Of all that is stored, a file needs little: each part is decoded with the first question about it.
  const variants = remembered((name) => {
    const line = stored.get(name);
    return line === undefined ? [] : (JSON.parse(line.slice(name.length)) as readonly DefinitionVariant[]);
  }, Infinity);
  const names = Object.keys(custom);
  const group = remembered((name) => decodeCustomGroup(lines[definitions + names.indexOf(name)] ?? ''), Infinity);
  return {
    versions,
    kinds,
    custom,
    definitions: [...stored.keys()],
    variantsOf: variants,
    customSchema: (name, kind) => Object.hasOwn(custom, name) && custom[name]?.includes(kind) === true ? group(name)[kind] : undefined,
  };
}

function isStoredHead(value: unknown): value is StoredHead {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== packFormat) return false;
  return 'versions' in value && Array.isArray(value.versions) && 'definitions' in value && 'kinds' in value && 'custom' in value;
}
