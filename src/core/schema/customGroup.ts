import type { Schema } from './schema.ts';

/** A part of a stored schema: as it is, or its place in the list of shared parts. */
type PackedPart = PackedSchema | number;
type PackedSchema = Rest & Parts<PackedPart>;

/**
 * The custom resources of one API group as they are stored. Pod templates stand in them dozens of times, so long parts
 * that are equal are stored once. Short ones repeat themselves: brotli makes less of the text than of their numbers.
 */
interface StoredGroup {
  /** By `version/kind`. */
  readonly kinds: Readonly<Record<string, PackedPart>>;
  /** Every one stands behind those that are in it. */
  readonly shared: readonly PackedSchema[];
}

/** Parts with a shorter text are not shared. */
const leastShared = 1000;

/** One line of text for the schemas of a group, by `version/kind`. */
export function encodeCustomGroup(kinds: Readonly<Record<string, Schema>>): string {
  const counts = new Map<string, number>();
  for (const schema of Object.values(kinds)) count(schema, counts);
  const shared: PackedSchema[] = [];
  const places = new Map<string, number>();
  const pack = (schema: Schema): PackedPart => {
    const text = JSON.stringify(schema);
    const known = places.get(text);
    if (known !== undefined) return known;
    const packed = withParts<Schema, PackedPart>(schema, pack);
    if (text.length < leastShared || counts.get(text) === 1) return packed;
    places.set(text, shared.push(packed) - 1);
    return shared.length - 1;
  };
  return JSON.stringify({ kinds: Object.fromEntries(Object.entries(kinds).map(([name, schema]) => [name, pack(schema)])), shared } satisfies StoredGroup);
}

/** Counts how often each part stands in a schema; what is in equal parts counts once. */
function count(schema: Schema, counts: Map<string, number>): void {
  const text = JSON.stringify(schema);
  const times = counts.get(text) ?? 0;
  counts.set(text, times + 1);
  if (times === 0) withParts<Schema, void>(schema, (part) => count(part, counts));
}

/** The schemas of a group; long parts that are equal are one object. Only lines that encodeCustomGroup made can be read. */
export function decodeCustomGroup(line: string): Readonly<Record<string, Schema>> {
  const stored = JSON.parse(line) as StoredGroup;
  const shared: Schema[] = [];
  const nothing: Schema = { type: 'any' };
  const unpack = (part: PackedPart): Schema => (typeof part === 'number' ? shared[part] ?? nothing : withParts<PackedPart, Schema>(part, unpack));
  for (const packed of stored.shared) shared.push(unpack(packed));
  return Object.fromEntries(Object.entries(stored.kinds).map(([name, part]) => [name, unpack(part)]));
}

interface Parts<P> {
  readonly properties?: Readonly<Record<string, P>>;
  readonly items?: P;
  readonly values?: P;
  readonly allOf?: readonly P[];
  readonly anyOf?: readonly P[];
  readonly oneOf?: readonly P[];
  readonly not?: P;
}

type Rest = Omit<Schema, keyof Parts<Schema>>;

/** The same schema with its parts in another form. */
function withParts<From, To>(schema: Rest & Parts<From>, change: (part: From) => To): Rest & Parts<To> {
  const { properties, items, values, allOf, anyOf, oneOf, not, ...rest } = schema;
  return {
    ...rest,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, change(part)])) }),
    ...(items !== undefined && { items: change(items) }),
    ...(values !== undefined && { values: change(values) }),
    ...(allOf && { allOf: allOf.map(change) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(oneOf && { oneOf: oneOf.map(change) }),
    ...(not !== undefined && { not: change(not) }),
  };
}
