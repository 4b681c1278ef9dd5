import type { Schema } from './schema.ts';

/** A schema whose parts are numbers: places in the list that it stands in, always before it. */
type PackedSchema = Omit<Schema, 'properties' | 'items' | 'values' | 'allOf' | 'anyOf' | 'oneOf' | 'not'> & {
  readonly properties?: Readonly<Record<string, number>>;
  readonly items?: number;
  readonly values?: number;
  readonly allOf?: readonly number[];
  readonly anyOf?: readonly number[];
  readonly oneOf?: readonly number[];
  readonly not?: number;
};

/**
 * The custom resources of one API group as they are stored. Pod templates stand in them dozens of times, so equal parts
 * are stored once.
 */
interface StoredGroup {
  /** By `version/kind`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly schemas: readonly PackedSchema[];
}

/** One line of text for the schemas of a group, by `version/kind`. */
export function encodeCustomGroup(kinds: Readonly<Record<string, Schema>>): string {
  const schemas: PackedSchema[] = [];
  const known = new Map<string, number>();
  const add = (schema: Schema): number => {
    const packed = withParts<Schema, number>(schema, add);
    const text = JSON.stringify(packed);
    const place = known.get(text) ?? schemas.push(packed) - 1;
    known.set(text, place);
    return place;
  };
  const places = Object.fromEntries(Object.entries(kinds).map(([name, schema]) => [name, add(schema)]));
  return JSON.stringify({ kinds: places, schemas } satisfies StoredGroup);
}

/** The schemas of a group; equal parts are one object. Only lines that encodeCustomGroup made can be read. */
export function decodeCustomGroup(line: string): Readonly<Record<string, Schema>> {
  const stored = JSON.parse(line) as StoredGroup;
  const schemas: Schema[] = [];
  const nothing: Schema = { type: 'any' };
  for (const packed of stored.schemas) schemas.push(withParts<number, Schema>(packed, (place) => schemas[place] ?? nothing));
  return Object.fromEntries(Object.entries(stored.kinds).map(([name, place]) => [name, schemas[place] ?? nothing]));
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
