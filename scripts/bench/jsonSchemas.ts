// Our schemas as JSON Schema, in the file layout that the other programs expect.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FieldType, Schema } from '../../src/core/schema/schema.ts';
import type { SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { createSchemaView } from '../../src/core/schema/schemaView.ts';

type Json = { readonly [key: string]: unknown };

const types: Readonly<Record<FieldType, Json>> = {
  any: {},
  object: { type: 'object' },
  array: { type: 'array' },
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  quantity: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  intOrString: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  time: { type: 'string' },
  bytes: { type: 'string' },
};

/** Every kind of the pack's newest version, by `apiVersion/kind`, and the definitions they refer to. */
interface Sources {
  readonly kinds: ReadonlyMap<string, string>;
  readonly definitions: ReadonlyMap<string, Json>;
}

/**
 * Writes the newest version of the pack into a folder: `NAME-GROUP-VERSION.json` for kubeconform, each complete in itself;
 * `all.json` with `_definitions.json` for yaml-language-server. All mappings are closed, as `-strict` schemas are.
 */
export async function writeJsonSchemas(pack: SchemaPack, folder: string): Promise<void> {
  const { kinds, definitions } = readSources(pack);
  await mkdir(folder, { recursive: true });
  const write = (name: string, value: unknown): Promise<void> => writeFile(join(folder, name), JSON.stringify(value));
  for (const [key, definition] of kinds) {
    const used = [...closure(definition, definitions)].map((name) => [name, definitions.get(name)]);
    await write(fileName(key), { $ref: `#/definitions/${definition}`, definitions: Object.fromEntries(used) });
  }
  await write('_definitions.json', { definitions: Object.fromEntries(definitions) });
  await write('all.json', { oneOf: [...kinds.values()].map((name) => ({ $ref: `_definitions.json#/definitions/${name}` })) });
}

/** `apps/v1/Deployment` is `deployment-apps-v1.json`, as `{{.ResourceKind}}{{.KindSuffix}}` of kubeconform says. */
function fileName(key: string): string {
  const [kind = '', version = '', group = ''] = key.split('/').reverse();
  return `${[kind.toLowerCase(), ...(group === '' ? [] : [group.split('.')[0]]), version.toLowerCase()].join('-')}.json`;
}

function readSources(pack: SchemaPack): Sources {
  const view = createSchemaView(pack);
  const kinds = new Map<string, string>();
  for (const [key, { definition }] of pack.kinds()) {
    const [kind = ''] = key.split('/').reverse();
    if (view.kind(key.slice(0, -kind.length - 1), kind)) kinds.set(key, definition);
  }
  const definitions = new Map<string, Json>();
  for (const name of pack.definitions) definitions.set(name, jsonSchema(view.resolve({ type: 'any', ref: name })));
  for (const [key, definition] of kinds) definitions.set(definition, withHead(definitions.get(definition) ?? {}, key));
  return { kinds, definitions };
}

/** A kind's own names, by which yaml-language-server chooses among all. */
function withHead(schema: Json, key: string): Json {
  const parts = key.split('/');
  const [kind = '', version = '', group = ''] = parts.toReversed();
  const apiVersion = parts.slice(0, -1).join('/');
  const properties = { ...(schema['properties'] as Json | undefined), apiVersion: { type: 'string', enum: [apiVersion] }, kind: { type: 'string', enum: [kind] } };
  return { ...schema, properties, 'x-kubernetes-group-version-kind': [{ group, version, kind }] };
}

function jsonSchema(schema: Schema): Json {
  if (schema.ref !== undefined) return { $ref: `#/definitions/${schema.ref}` };
  const { properties, required, items, values, enum: choices, open } = schema;
  return {
    ...types[schema.type],
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, jsonSchema(one)])) }),
    ...(required && required.length > 0 && { required }),
    ...(items && { items: jsonSchema(items) }),
    ...(choices && { enum: choices }),
    ...(values ? { additionalProperties: jsonSchema(values) } : properties && open !== true ? { additionalProperties: false } : {}),
  };
}

/** A definition and all that it refers to. */
function closure(name: string, definitions: ReadonlyMap<string, Json>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const one of found) {
    const text = JSON.stringify(definitions.get(one) ?? {});
    for (const [, ref = ''] of text.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)) found.add(ref);
  }
  return found;
}
