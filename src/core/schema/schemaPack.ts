import { decodeCustomGroup } from './customGroup.ts';

/** Every type a field can have. `quantity`, `intOrString`, `time` and `bytes` are special strings. */
export type FieldType = 'any' | 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'quantity' | 'intOrString' | 'time' | 'bytes';

/** One schema in the closed set of keywords that Kubernetes needs. */
export interface Schema {
  readonly type: FieldType;
  /** The name of the definition that takes this schema's place. */
  readonly ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  /** The schema of every value of a map with free keys. */
  readonly values?: Schema;
  readonly enum?: readonly string[];
  /** Fields that together tell the items of a list apart; [] for a set of scalars. */
  readonly listKeys?: readonly string[];
  /** At the root of a custom resource, which the API server judges by stricter rules than its own kinds. */
  readonly custom?: true;
  /** Fields beside `properties` are kept. */
  readonly open?: true;
  /** In custom resources: null is a value. Elsewhere a null is as good as nothing. */
  readonly nullable?: true;
  readonly limits?: Limits;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
}

/** What is demanded of a value beyond its type; of Kubernetes' own kinds only the format is published. */
export interface Limits {
  /** An RE2 expression that the text must contain. */
  readonly pattern?: string;
  readonly format?: 'ipv4' | 'ipv6' | 'int32';
  readonly minimum?: number;
  readonly maximum?: number;
  /** The bounds themselves are not allowed. */
  readonly exclusiveMinimum?: true;
  readonly exclusiveMaximum?: true;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

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
export const packFormat = 2;

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
