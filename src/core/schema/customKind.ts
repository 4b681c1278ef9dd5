import { atOnce, type Steps } from '../../base/steps.ts';
import { asArray, asObject, asString, at, type JsonValue } from '../json.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import { toJson } from '../yaml/toJson.ts';
import { customSchema } from './customSchema.ts';
import type { Schema } from './schema.ts';

/** One served version of a kind that a CustomResourceDefinition defines. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: Schema;
}

/** A kind with the file that defines it: an absolute path. */
export interface DefinedKind extends CustomKind {
  readonly file: string;
}

/** The kinds without those that several files define differently: nobody knows which of them the cluster has. */
export function unambiguousKinds(kinds: readonly DefinedKind[]): readonly DefinedKind[] {
  const found = new Map<string, DefinedKind[]>();
  for (const kind of kinds) {
    const key = `${kind.apiVersion}/${kind.kind}`;
    found.set(key, [...(found.get(key) ?? []), kind]);
  }
  return [...found.values()].flatMap(([first, ...more]) => (first && more.every(({ schema }) => JSON.stringify(schema) === JSON.stringify(first.schema)) ? [first] : []));
}

/**
 * The kinds that the CustomResourceDefinitions in a YAML or JSON text define; other documents are passed over, and so is
 * what cannot be read whole, as a template: the definition's own lint says what is wrong with it.
 */
export function readCustomKinds(text: string): readonly CustomKind[] {
  return atOnce(customKindSteps(text));
}

/** The same in steps: definitions are long. */
export function* customKindSteps(text: string): Steps<readonly CustomKind[]> {
  const kinds: CustomKind[] = [];
  if (!text.includes('CustomResourceDefinition')) return kinds;
  for (const span of splitDocuments(text)) {
    const chunk = text.slice(span.start, span.end);
    if (!chunk.includes('CustomResourceDefinition')) continue;
    const { root, state } = yield* parseSteps(chunk);
    if (state !== 'whole') continue;
    const object = toJson(root);
    yield;
    for (const definition of [object, ...asArray(at(object, 'items'))]) kinds.push(...kindsOf(definition));
    yield;
  }
  return kinds;
}

function kindsOf(definition: JsonValue | undefined): readonly CustomKind[] {
  const { apiVersion, kind, spec } = asObject(definition);
  const names = asObject(spec);
  const group = asString(names['group']);
  const name = asString(at(names, 'names', 'kind'));
  if (kind !== 'CustomResourceDefinition' || apiVersion !== 'apiextensions.k8s.io/v1' || group === undefined || name === undefined) return [];
  return asArray(names['versions']).flatMap((entry) => {
    const version = asObject(entry);
    const schema = at(version, 'schema', 'openAPIV3Schema');
    const versionName = asString(version['name']);
    if (version['served'] === false || versionName === undefined || schema === undefined) return [];
    return [{ apiVersion: `${group}/${versionName}`, kind: name, schema: customSchema(asObject(schema), { whole: true }) }];
  });
}
