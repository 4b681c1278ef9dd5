import { asObject, asString, at, type JsonValue } from '../../core/json.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';

/**
 * The object as JSON, checked for what every object has and without its managedFields, which nobody reads and which
 * are half of its size. The items of a list leave out kind and apiVersion, so the list's own are given.
 */
export function readObject(value: JsonValue, apiVersion: string, kind: string): KubernetesObject | undefined {
  const metadata = asObject(at(value, 'metadata'));
  if (asString(metadata['name']) === undefined) return undefined;
  const { managedFields: _, ...kept } = metadata;
  return {
    ...asObject(value),
    apiVersion: asString(at(value, 'apiVersion')) ?? apiVersion,
    kind: asString(at(value, 'kind')) ?? kind,
    metadata: kept,
  };
}
