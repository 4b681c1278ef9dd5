import { type JsonObject, asArray, asObject, asString } from '../../src/core/json.ts';
import type { FieldType, Schema } from '../../src/core/schema/schemaPack.ts';

/** Definitions that stand for a type of their own. */
const special: Readonly<Record<string, FieldType>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'time',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'any',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'any',
};

/** Named as required by the published schemas, yet accepted by the API server when they are missing. */
const notEnforced: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.core.v1.LimitRangeSpec': ['limits'],
  'io.k8s.api.scheduling.v1.PriorityClass': ['value'],
  'io.k8s.api.networking.v1.NetworkPolicySpec': ['podSelector'],
  'io.k8s.api.apps.v1.StatefulSetSpec': ['serviceName'],
};

/** What the server writes; whoever pastes it need not complete it. */
const serverWritten = /(?:Status|Condition|List|ContainerState\w*)$/;

/** One published schema in the pack's form: only the keywords the linter interprets. */
export function simplify(source: JsonObject, definition = ''): Schema {
  const own = special[definition];
  if (own !== undefined) return { type: own };
  const ref = asString(source['$ref'])?.replace('#/definitions/', '');
  if (ref !== undefined) return special[ref] === undefined ? { type: 'object', ref } : { type: special[ref] };
  const type = typeOf(source);
  const required = requiredOf(source, definition);
  const values = source['additionalProperties'];
  const choices = asArray(source['enum']).flatMap((value) => asString(value) ?? []);
  const listKeys = listKeysOf(source);
  return {
    type,
    ...(source['properties'] !== undefined && { properties: mapValues(asObject(source['properties'])) }),
    ...(required.length > 0 && { required }),
    ...(source['items'] !== undefined && { items: simplify(asObject(source['items'])) }),
    ...(typeof values === 'object' && { values: simplify(asObject(values)) }),
    ...(choices.length > 0 && { enum: choices }),
    ...(listKeys !== undefined && { listKeys }),
  };
}

function typeOf(source: JsonObject): FieldType {
  const type = asString(source['type']);
  if (type === 'object' || type === 'array' || type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return type;
  return source['properties'] === undefined ? 'any' : 'object';
}

function mapValues(properties: JsonObject): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, simplify(asObject(value))]));
}

function requiredOf(source: JsonObject, definition: string): readonly string[] {
  if (serverWritten.test(definition)) return [];
  const free = notEnforced[definition] ?? [];
  return asArray(source['required']).flatMap((value) => asString(value) ?? []).filter((name) => !free.includes(name));
}

function listKeysOf(source: JsonObject): readonly string[] | undefined {
  if (source['x-kubernetes-list-type'] === 'set') return [];
  if (source['x-kubernetes-list-type'] !== 'map') return undefined;
  return asArray(source['x-kubernetes-list-map-keys']).flatMap((value) => asString(value) ?? []);
}
