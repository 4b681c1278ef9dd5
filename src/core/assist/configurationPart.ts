import { asObject, asString, type JsonObject, type JsonValue } from '../json.ts';
import type { YamlMap, YamlNode } from '../yaml/node.ts';

/** A place in a configuration: the keys and the numbers of items that lead there, and the mapping that it stands in. */
export interface ConfigurationPlace {
  readonly steps: readonly (string | number)[];
  readonly part: 'key' | 'value';
  readonly node: YamlNode;
  /** Undefined for an item of a list, and for what stands in no mapping. */
  readonly map: YamlMap | undefined;
}

/** The key or scalar at an offset; undefined between them. */
export function configurationPlace(root: YamlNode, offset: number): ConfigurationPlace | undefined {
  const holds = (node: YamlNode): boolean => offset >= node.start && offset <= node.end;
  const find = (node: YamlNode, steps: ConfigurationPlace['steps'], map: YamlMap | undefined): ConfigurationPlace | undefined => {
    if (node.kind === 'seq') {
      const index = node.items.findIndex(holds);
      const item = node.items[index];
      return item && find(item, [...steps, index], undefined);
    }
    if (node.kind !== 'map') return { steps, part: 'value', node, map };
    const entry = node.entries.find(({ keyNode, value, merged }) => !merged && (holds(keyNode) || holds(value)));
    if (!entry) return undefined;
    const below = [...steps, entry.key];
    return holds(entry.keyNode) ? { steps: below, part: 'key', node: entry.keyNode, map: node } : find(entry.value, below, node);
  };
  return find(root, [], undefined);
}

/** The part of the schema of configurations that is about a place; undefined where it knows nothing of it. */
export function configurationPart(schema: JsonObject, steps: ConfigurationPlace['steps']): JsonObject | undefined {
  let here: JsonObject | undefined = schema;
  for (const step of steps) here = here && nextPart(followed(schema, here), step);
  return here && followed(schema, here);
}

/** The definition that a part refers to, with what the part says itself. */
function followed(schema: JsonObject, part: JsonObject): JsonObject {
  const name = asString(part['$ref'])?.replace('#/definitions/', '');
  if (name === undefined) return part;
  return { ...followed(schema, asObject(asObject(schema['definitions'])[name])), ...part };
}

function nextPart(part: JsonObject, step: string | number): JsonObject | undefined {
  if (typeof step === 'string') return objectOf(asObject(part['properties'])[step]) ?? patternPart(part, step);
  const { items } = part['then'] === undefined ? part : asObject(part['then']);
  return Array.isArray(items) ? objectOf((items as readonly JsonValue[])[step]) : objectOf(items);
}

function patternPart(part: JsonObject, name: string): JsonObject | undefined {
  const found = Object.entries(asObject(part['patternProperties'])).find(([pattern]) => new RegExp(pattern).test(name));
  return objectOf(found?.[1]);
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}
