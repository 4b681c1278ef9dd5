import { asMap, entryOf, type YamlMap } from '../yaml/node.ts';
import type { Schema } from './schema.ts';
import { type SchemaView, fieldOf } from './schemaView.ts';

/** Fields that objects of every kind have, or that are meant for their metadata. */
const common = new Set(['apiVersion', 'kind', 'metadata', 'status', 'spec', 'name', 'namespace', 'labels', 'annotations']);

/** Of kinds with the same fields, what people nearly always mean. */
const usual = ['Deployment', 'Job', 'ConfigMap', 'Secret', 'Service', 'Pod', 'PersistentVolumeClaim'];

/**
 * The kind that an object without one is, by its fields, wherever they stand: at the top, in its spec, or as those of a
 * container that was written without its pod. Undefined where a field fits no kind of the version, or several fit.
 */
export function guessKind(object: YamlMap, apiVersion: string, view: SchemaView): string | undefined {
  const keys = [...object.entries, ...(asMap(entryOf(object, 'spec')?.value)?.entries ?? [])].map(({ key }) => key).filter((key) => !common.has(key));
  if (keys.length === 0) return undefined;
  const fitting = view.kindsOf(apiVersion).filter((kind) => keys.every((key) => has(apiVersion, kind, key, view)));
  return fitting.length === 1 ? fitting[0] : usual.find((kind) => fitting.includes(kind));
}

function has(apiVersion: string, kind: string, key: string, view: SchemaView): boolean {
  const root = view.kind(apiVersion, kind);
  const whole = root && view.resolve(root);
  const spec = whole && inside(whole, 'spec', view);
  const containers = spec && inside(spec, 'containers', view);
  const container = containers?.items && view.resolve(containers.items);
  return [whole, spec, container].some((schema) => schema !== undefined && fieldOf(schema, key) !== undefined);
}

function inside(schema: Schema, field: string, view: SchemaView): Schema | undefined {
  const found = fieldOf(schema, field);
  return found && view.resolve(found);
}
