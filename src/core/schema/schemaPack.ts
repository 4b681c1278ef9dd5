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

/** The schemas of all supported Kubernetes versions, each definition stored once. */
export interface SchemaPack {
  /** For example `1.36`, ascending. */
  readonly versions: readonly string[];
  readonly definitions: Readonly<Record<string, readonly DefinitionVariant[]>>;
  /** By `apiVersion/kind`, for example `apps/v1/Deployment` or `v1/Pod`. */
  readonly kinds: Readonly<Record<string, PackedKind>>;
}

/** Written into every pack; a reader refuses a pack of another format. */
export const packFormat = 1;

/** A pack as it is stored. */
export interface StoredPack extends SchemaPack {
  readonly format: typeof packFormat;
}

/**
 * Reads a decompressed pack. The pack is built together with the code that reads it, so only its outline is checked.
 * Throws an Error where the text is not a pack of this format.
 */
export function decodePack(json: string): SchemaPack {
  const value: unknown = JSON.parse(json);
  if (!isStoredPack(value)) throw new Error('This is not a schema pack of this version of Slipway.');
  return value;
}

function isStoredPack(value: unknown): value is StoredPack {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== packFormat) return false;
  return 'versions' in value && Array.isArray(value.versions) && 'definitions' in value && 'kinds' in value;
}
