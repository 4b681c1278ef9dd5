import { gunzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import type { CustomDefinition } from '../../../scripts/packSchemas/readCustomSchemas.ts';
import { inProject } from '../../../scripts/project.ts';
import { type JsonObject, type JsonValue, asArray, asObject, asString } from '../../../src/core/json.ts';

/** Says what ajv finds wrong with an object; it may fill in defaults. */
export type Oracle = (object: JsonValue) => readonly ErrorObject[];

/** The grammar that the API server names when it refuses a quantity, with the suffixes it then takes. */
const quantity = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?\s*$/;

function makeAjv(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false, useDefaults: true, validateSchema: false });
  ajv.addFormat('int32', { type: 'number', validate: (value: number) => Math.abs(value) <= 2 ** 31 && value !== 2 ** 31 });
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i);
  ajv.addFormat('kubernetes-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:\d{2})$/);
  ajv.addFormat('byte', (text) => /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(text.replaceAll(/[\r\n]/g, '')) && !text.includes('_'));
  ajv.addFormat('quantity', quantity);
  ajv.addFormat('ipv4', /^(?:(?:\d{1,2}|1\d\d|2[0-4]\d|25[0-5])(?:\.|$)){4}$/);
  ajv.addFormat('ipv6', /:/);
  return ajv;
}

/** What stands for the types that Kubernetes decodes itself. */
const special: Readonly<Record<string, JsonObject>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { anyOf: [{ type: 'number' }, { type: 'string', format: 'quantity' }] },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { anyOf: [{ type: 'integer', format: 'int32' }, { type: 'string' }] },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'kubernetes-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'kubernetes-time' },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': {},
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': {},
};

/** Makes oracles from the definitions of one Kubernetes version. */
export interface OracleMaker {
  /** For a kind of Kubernetes itself; undefined where the version has none of that name. */
  kubernetes(apiVersion: string, kind: string): Oracle | undefined;
  /** For a custom resource at one of its versions. */
  custom(definition: CustomDefinition, version: JsonObject): Oracle;
}

const objectMeta = { $ref: 'kubernetes#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };

/** Reads the published definitions of a version; a validator is compiled for each kind that is asked for. */
export async function readOracles(version: string): Promise<OracleMaker> {
  const bytes = await readFile(inProject('schemas/kubernetes', `kubernetes-${version}.definitions.json.gz`));
  const definitions = asObject(asObject(JSON.parse(gunzipSync(bytes).toString('utf8')) as JsonObject)['definitions']);
  const closed = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, special[name] ?? close(asObject(schema), false)]));
  const ajv = makeAjv();
  ajv.addSchema({ $id: 'kubernetes', definitions: closed });
  return {
    kubernetes: (apiVersion, kind) => {
      const name = Object.keys(definitions).find((candidate) => isKind(asObject(definitions[candidate]), apiVersion, kind));
      return name === undefined ? undefined : run(ajv.compile({ $ref: `kubernetes#/definitions/${name}` }));
    },
    custom: (definition, one) => {
      const schema = close(asObject(one['schema']), true, definition.whole);
      const properties = { ...asObject(schema['properties']), metadata: objectMeta, apiVersion: {}, kind: {}, status: {} };
      return run(ajv.compile({ ...schema, properties, required: asArray(schema['required']).filter((name) => name !== 'status') }));
    },
  };
}

function isKind(definition: JsonObject, apiVersion: string, kind: string): boolean {
  return asArray(definition['x-kubernetes-group-version-kind']).map(asObject).some((one) => {
    const group = asString(one['group']) ?? '';
    return `${group === '' ? '' : `${group}/`}${asString(one['version']) ?? ''}` === apiVersion && one['kind'] === kind;
  });
}

function run(validate: ReturnType<Ajv['compile']>): Oracle {
  return (object) => (validate(object) === true ? [] : validate.errors ?? []);
}

/** The schema with every mapping closed that the API server closes, and without what ajv cannot read. */
function close(schema: JsonObject, isCustom: boolean, whole = true, inside = false): JsonObject {
  const each = (value: JsonValue | undefined, within = inside): JsonObject => close(asObject(value), isCustom, whole, within);
  const result: Record<string, JsonValue | undefined> = { ...schema };
  for (const name of ['items', 'additionalProperties', 'not']) if (typeof schema[name] === 'object') result[name] = each(schema[name], inside || name === 'not');
  for (const name of ['anyOf', 'oneOf', 'allOf']) if (schema[name] !== undefined) result[name] = asArray(schema[name]).map((part) => each(part, true));
  if (schema['properties'] !== undefined) result['properties'] = Object.fromEntries(Object.entries(asObject(schema['properties'])).map(([name, part]) => [name, each(part)]));
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || inside;
  const isEmpty = schema['type'] === 'object' && schema['properties'] === undefined && schema['additionalProperties'] === undefined;
  if ((schema['properties'] !== undefined && schema['additionalProperties'] === undefined) || (isCustom && whole && isEmpty)) result['additionalProperties'] = isOpen;
  if (isOpen && schema['additionalProperties'] === false) result['additionalProperties'] = true;
  if (schema['x-kubernetes-int-or-string'] === true) Object.assign(result, { type: ['integer', 'string'], anyOf: undefined });
  if (schema['nullable'] === true) result['type'] = [asString(schema['type']) ?? 'object', 'null'];
  if (asString(schema['pattern'])?.includes('(?i)') === true) result['pattern'] = undefined;
  return Object.fromEntries(Object.entries(result).filter(([name, value]) => value !== undefined && name !== 'nullable' && (isCustom || name !== 'default')));
}
