import { asArray, asNumber, asObject, asString, type JsonObject, type JsonValue } from '../json.ts';
import type { FieldType, Limits, Schema } from './schema.ts';

/** How much of a definition's text can be trusted. */
export interface CustomSource {
  /**
   * False for schemas that went through a converter which loses `x-kubernetes-preserve-unknown-fields`: a mapping
   * without declared fields is then open, while the API server would refuse every field of it.
   */
  readonly whole: boolean;
}

/** `openAPIV3Schema` of one version of a CustomResourceDefinition in the linter's form; CEL rules are left out. */
export function customSchema(source: JsonObject, from: CustomSource): Schema {
  const root = convert(source, from, true);
  const { status, ...fields } = root.properties ?? {};
  const required = (root.required ?? []).filter((name) => name !== 'status');
  return {
    ...withoutRequired(root),
    custom: true,
    properties: { ...fields, ...head, ...(status && { status: { type: 'any' } }) },
    ...(required.length > 0 && { required }),
  };
}

/** What the API server itself demands of every object, whatever the definition says of it. */
const head: Readonly<Record<string, Schema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object', ref: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
};

function convert(source: JsonObject, from: CustomSource, structural: boolean): Schema {
  const type = typeOf(source);
  const properties = propertiesOf(source, from, structural);
  const embedded = source['x-kubernetes-embedded-resource'] === true;
  const required = [...requiredOf(source), ...(embedded ? ['apiVersion', 'kind'] : [])];
  const values = source['additionalProperties'];
  const limits = limitsOf(source, type);
  const listKeys = listKeysOf(source);
  const choices = asArray(source['enum']).flatMap((value) => value === null || typeof value === 'object' ? [] : String(value));
  return {
    type,
    ...(type === 'object' && { properties: embedded ? { ...properties, ...head } : properties }),
    ...(required.length > 0 && { required }),
    ...(source['items'] !== undefined && { items: convert(asObject(source['items']), from, structural) }),
    ...(typeof values === 'object' && { values: convert(asObject(values), from, structural) }),
    ...(choices.length > 0 && { enum: choices }),
    ...(listKeys && { listKeys }),
    ...(type === 'object' && isOpen(source, from, structural) && { open: true as const }),
    ...(source['nullable'] === true && { nullable: true as const }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...choicesOf(source, from),
  };
}

/** Types that the definition does not name follow from what it says about them: so it is inside `anyOf` and the like. */
function typeOf(source: JsonObject): FieldType {
  if (source['x-kubernetes-int-or-string'] === true) return isQuantity(source) ? 'quantity' : 'intOrString';
  const type = asString(source['type']);
  if (type === 'string') return source['format'] === 'byte' ? 'bytes' : source['format'] === 'date-time' ? 'time' : 'string';
  if (type === 'object' || type === 'array' || type === 'integer' || type === 'number' || type === 'boolean') return type;
  if (has(source, 'properties', 'required', 'minProperties', 'maxProperties')) return 'object';
  if (has(source, 'items', 'minItems', 'maxItems')) return 'array';
  if (has(source, 'pattern', 'minLength', 'maxLength', 'format')) return 'string';
  return has(source, 'minimum', 'maximum', 'multipleOf') ? 'number' : 'any';
}

/** The API server fills in defaults before it asks what is missing. */
function requiredOf(source: JsonObject): readonly string[] {
  const properties = asObject(source['properties']);
  return strings(source['required']).filter((name) => asObject(properties[name])['default'] === undefined);
}

function has(source: JsonObject, ...keywords: readonly string[]): boolean {
  return keywords.some((keyword) => source[keyword] !== undefined);
}

/** The expression that generators write for `resource.Quantity`. */
function isQuantity(source: JsonObject): boolean {
  return asString(source['pattern'])?.includes('([KMGTPE]i)|[numkMGTPE]|([eE]') === true && !asString(source['pattern'])?.includes('%');
}

function propertiesOf(source: JsonObject, from: CustomSource, structural: boolean): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(asObject(source['properties'])).map(([name, value]) => [name, convert(asObject(value), from, structural)]));
}

function isOpen(source: JsonObject, from: CustomSource, structural: boolean): boolean {
  if (!structural || source['x-kubernetes-preserve-unknown-fields'] === true || source['additionalProperties'] === true) return true;
  return !from.whole && source['properties'] === undefined && source['additionalProperties'] === undefined;
}

const numbers = ['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const;

function limitsOf(source: JsonObject, type: FieldType): Limits {
  const pattern = type === 'quantity' ? undefined : asString(source['pattern']);
  const format = source['format'];
  return {
    ...Object.fromEntries(numbers.flatMap((name) => asNumber(source[name]) === undefined ? [] : [[name, source[name]]])),
    ...(pattern !== undefined && { pattern }),
    ...((format === 'ipv4' || format === 'ipv6' || (format === 'int32' && type === 'integer')) && { format }),
    ...(source['exclusiveMinimum'] === true && { exclusiveMinimum: true }),
    ...(source['exclusiveMaximum'] === true && { exclusiveMaximum: true }),
  };
}

/** The API server refuses repeated items of both kinds of list. */
function listKeysOf(source: JsonObject): readonly string[] | undefined {
  if (source['x-kubernetes-list-type'] === 'set') return [];
  return source['x-kubernetes-list-type'] === 'map' ? strings(source['x-kubernetes-list-map-keys']) : undefined;
}

/** Inside these, fields are only looked at and never declared. An int-or-string says its two types once more there. */
function choicesOf(source: JsonObject, from: CustomSource): Pick<Schema, 'allOf' | 'anyOf' | 'oneOf' | 'not'> {
  const branches = (keyword: string): readonly Schema[] => asArray(source[keyword]).map((branch) => convert(asObject(branch), from, false));
  const [allOf, oneOf] = [branches('allOf'), branches('oneOf')];
  const anyOf = source['x-kubernetes-int-or-string'] === true ? [] : branches('anyOf');
  return {
    ...(allOf.length > 0 && { allOf }),
    ...(anyOf.length > 0 && { anyOf }),
    ...(oneOf.length > 0 && { oneOf }),
    ...(source['not'] !== undefined && { not: convert(asObject(source['not']), from, false) }),
  };
}

function withoutRequired(schema: Schema): Schema {
  const { required, ...rest } = schema;
  return required ? rest : schema;
}

function strings(value: JsonValue | undefined): readonly string[] {
  return asArray(value).flatMap((item) => asString(item) ?? []);
}
