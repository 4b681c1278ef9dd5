import type { Schema } from '../schema/schema.ts';
import { fieldOf, type SchemaView } from '../schema/schemaView.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts';

/** A key or a value of an object, with what the schema says about it. */
export interface Place {
  readonly part: 'key' | 'value';
  readonly entry: YamlEntry;
  /** The mapping that the entry stands in. */
  readonly map: YamlMap;
  /** The mapping's schema; undefined where the schema does not reach. */
  readonly owner: Schema | undefined;
  /** The name of the definition that `owner` is; '' for an inline one. */
  readonly definition: string;
  /** The schema of the key's value or, at an item of a list, of the item. */
  readonly schema: Schema | undefined;
  /** The node under the offset: the key, the value, or the item of a list. */
  readonly node: YamlNode;
  /** The keys from the object down, `[]` behind those of lists: `spec.containers[].image`. */
  readonly path: string;
}

/** The key or scalar value at an offset of an object; undefined between them. */
export function placeAt(object: YamlMap, schema: Schema | undefined, offset: number, view: SchemaView): Place | undefined {
  return inMap(object, schema, '', offset, view);
}

function inMap(map: YamlMap, schema: Schema | undefined, above: string, offset: number, view: SchemaView): Place | undefined {
  const owner = schema && view.resolve(schema);
  for (const entry of map.entries) {
    const { keyNode, value } = entry;
    if (entry.merged || offset < keyNode.start || offset > Math.max(keyNode.end, value.end)) continue;
    const path = above === '' ? entry.key : `${above}.${entry.key}`;
    const place = { entry, map, owner, definition: schema?.ref ?? '', schema: owner && (fieldOf(owner, entry.key) ?? owner.values), path };
    if (offset <= keyNode.end) return { ...place, part: 'key', node: keyNode };
    return inValue({ ...place, part: 'value', node: value }, offset, view);
  }
  return undefined;
}

function inValue(place: Place, offset: number, view: SchemaView): Place | undefined {
  const { node, schema } = place;
  if (offset < node.start || offset > node.end) return undefined;
  if (node.kind === 'map') return inMap(node, schema, place.path, offset, view);
  if (node.kind !== 'seq') return place;
  const item = node.items.find((candidate) => offset >= candidate.start && offset <= candidate.end);
  const actual = schema && view.resolve(schema);
  return item && inValue({ ...place, node: item, schema: actual?.items, path: `${place.path}[]` }, offset, view);
}
