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
  /** The kinds of custom resources by group, as `version/kind`, for example `v1/RayCluster` under `ray.io`. */
  readonly custom: Readonly<Record<string, readonly string[]>>;
}

/** The schemas of all supported Kubernetes versions, each definition stored once, and those of custom resources. */
export interface SchemaPack extends PackHead {
  /** Every kind of Kubernetes itself by `apiVersion/kind`, for example `apps/v1/Deployment` or `v1/Pod`. */
  readonly kinds: () => ReadonlyMap<string, PackedKind>;
  /** One of them, without reading all. */
  readonly kindOf: (name: string) => PackedKind | undefined;
  /** True for an API group that Kubernetes itself serves in any version; the core group has an empty name. */
  readonly isBuiltIn: (group: string) => boolean;
  /** The names of all definitions. */
  readonly definitions: readonly string[];
  /** How a definition stands in the versions, none where there is no such definition. The first question decodes it. */
  readonly variantsOf: (definition: string) => readonly DefinitionVariant[];
  /** The schema of a custom resource, `kind` as in `custom`. The first question about a group decodes the group. */
  readonly customSchema: (group: string, kind: string) => Schema | undefined;
}

/** Written into every pack; a reader refuses a pack of another format. */
const packFormat = 7;

/** The head, the kinds and the names of the definitions. */
const linesBefore = 3;

/** The first line of a stored pack. */
interface StoredHead extends PackHead {
  readonly format: typeof packFormat;
}

/** What a pack is made of; every schema is a line of JSON. */
export interface PackParts extends PackHead {
  /** By `apiVersion/kind`. */
  readonly kinds: Readonly<Record<string, PackedKind>>;
  /** By name, the variants of each. */
  readonly definitions: ReadonlyMap<string, readonly DefinitionVariant[]>;
  /** As customGroup.ts encodes them, in the order of `custom`. */
  readonly groups: readonly string[];
}

/**
 * A pack as it is stored, before compression: lines for the head, the kinds, the names of the definitions, each
 * definition and each group. Names are plain text, because JSON takes the longer the more strings there are.
 */
export function encodePack({ versions, custom, kinds, definitions, groups }: PackParts): string {
  const head: StoredHead = { format: packFormat, versions, custom };
  const rows = Object.entries(kinds).map(([name, kind]) => `${name} ${kind.definition} ${kind.versions}`);
  const lines = Array.from(definitions.values(), (variants) => variants.map((one) => `${one.versions}${variantMark}${JSON.stringify(one.schema)}`).join(variantMark));
  return [JSON.stringify(head), rows.join(','), [...definitions.keys()].join(','), ...lines, ...groups].join('\n');
}

/** How much of a stored pack, in characters, tells of Kubernetes itself: all but the groups of custom resources. */
export function builtInLength(stored: string): number {
  const [first = '', kinds = '', names = '', ...lines] = stored.split('\n');
  return [first, kinds, names, ...lines.slice(0, names.split(',').length)].join('\n').length;
}

/**
 * Reads what encodePack made. The pack is built together with the code that reads it, so only its outline is checked.
 * Throws an Error where it is not a pack of this format. Of all that is stored, a file needs little: a line is decoded
 * with the first question about it, and `stored` may end behind what tells of Kubernetes itself, where `whole` gives all.
 */
export function decodePack(stored: string, whole: () => string = () => stored): SchemaPack {
  const [first = '', kinds = '', names = '', ...lines] = stored.split('\n');
  const head: unknown = JSON.parse(first);
  const rows = `,${kinds},`;
  let all: ReadonlyMap<string, PackedKind> | undefined;
  const definitions = names.split(',');
  if (!isStoredHead(head) || lines.length < definitions.length) throw noPack();
  const { versions, custom } = head;
  const variants = remembered((name) => {
    const place = definitions.indexOf(name);
    return place < 0 ? [] : variantsIn(lines[place] ?? '');
  }, Infinity);
  let groupLines: readonly string[] | undefined;
  const groups = Object.keys(custom);
  const group = remembered((name) => {
    groupLines ??= linesOfGroups(whole(), definitions.length, groups.length);
    return decodeCustomGroup(groupLines[groups.indexOf(name)] ?? '');
  }, Infinity);
  return {
    versions,
    custom,
    kinds: () => (all ??= new Map(kinds.split(',').map((row) => [row.slice(0, row.indexOf(' ')), kindIn(row)]))),
    kindOf: remembered((name) => findKind(rows, name)),
    isBuiltIn: (name) => name === '' || (!/[,/ ]/.test(name) && rows.includes(`,${name}/v`)),
    definitions,
    variantsOf: variants,
    customSchema: (name, kind) => Object.hasOwn(custom, name) && custom[name]?.includes(kind) === true ? group(name)[kind] : undefined,
  };
}

/** Between the versions and the schema of a variant, and between variants: no text of JSON has it in it. */
const variantMark = '\t';

function variantsIn(line: string): readonly DefinitionVariant[] {
  const parts = line.split(variantMark);
  return parts.flatMap((part, index) => (index % 2 === 0 ? new StoredVariant(Number(part), parts[index + 1] ?? '') : []));
}

/** Decodes its schema with the first question: of the variants, a file needs one. */
class StoredVariant implements DefinitionVariant {
  readonly versions: number;
  private readonly text: string;
  private decoded: Schema | undefined;

  constructor(versions: number, text: string) {
    this.versions = versions;
    this.text = text;
  }

  get schema(): Schema {
    return (this.decoded ??= JSON.parse(this.text) as Schema);
  }
}

function linesOfGroups(stored: string, definitions: number, groups: number): readonly string[] {
  const lines = stored.split('\n').slice(linesBefore + definitions);
  if (lines.length !== groups) throw noPack();
  return lines;
}

function noPack(): Error {
  return new Error('This is not a schema pack of this version of Slipway.');
}

/** A kind of `rows`, each between commas; a name with a comma or a blank could be mistaken for a part of one. */
function findKind(rows: string, name: string): PackedKind | undefined {
  const at = /[, ]/.test(name) ? -1 : rows.indexOf(`,${name} `);
  return at < 0 ? undefined : kindIn(rows.slice(at + 1, rows.indexOf(',', at + 1)));
}

function kindIn(row: string): PackedKind {
  const [, definition = '', versions] = row.split(' ');
  return { definition, versions: Number(versions) };
}

function isStoredHead(value: unknown): value is StoredHead {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === packFormat && 'versions' in value && Array.isArray(value.versions) && 'custom' in value;
}
