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
  readonly definitions: Readonly<Record<string, readonly DefinitionVariant[]>>;
  /** By `apiVersion/kind`, for example `apps/v1/Deployment` or `v1/Pod`. */
  readonly kinds: Readonly<Record<string, PackedKind>>;
  /** The kinds of custom resources by group, as `version/kind`, for example `v1/RayCluster` under `ray.io`. */
  readonly custom: Readonly<Record<string, readonly string[]>>;
}

/** The schemas of all supported Kubernetes versions, each definition stored once, and those of custom resources. */
export interface SchemaPack extends PackHead {
  /** The schema of a custom resource, `kind` as in `custom`. The first question about a group decodes the group. */
  readonly customSchema: (group: string, kind: string) => Schema | undefined;
}

/** Written into every pack; a reader refuses a pack of another format. */
export const packFormat = 3;

/** The first line of a stored pack. One line for each group of `custom` follows, in that order: see customGroup.ts. */
export interface StoredHead extends PackHead {
  readonly format: typeof packFormat;
}

/**
 * Reads a decompressed pack. The pack is built together with the code that reads it, so only its outline is checked.
 * Throws an Error where the text is not a pack of this format.
 */
export function decodePack(text: string): SchemaPack {
  const [first = '', ...groups] = text.split('\n');
  const value: unknown = JSON.parse(first);
  if (!isStoredHead(value)) throw new Error('This is not a schema pack of this version of Slipway.');
  const names = Object.keys(value.custom);
  const decoded = new Map<string, Readonly<Record<string, Schema>>>();
  const group = (name: string): Readonly<Record<string, Schema>> => {
    const known = decoded.get(name) ?? decodeCustomGroup(groups[names.indexOf(name)] ?? '');
    decoded.set(name, known);
    return known;
  };
  return {
    ...value,
    customSchema: (name, kind) => Object.hasOwn(value.custom, name) && value.custom[name]?.includes(kind) === true ? group(name)[kind] : undefined,
  };
}

function isStoredHead(value: unknown): value is StoredHead {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== packFormat) return false;
  return 'versions' in value && Array.isArray(value.versions) && 'definitions' in value && 'kinds' in value && 'custom' in value;
}
