import type { ErrorObject } from 'ajv';
import type { JsonObject, JsonValue } from '../../../src/core/json.ts';
import { alsoEnforced, alsoListed, exactlyOne } from '../../../scripts/packSchemas/simplify.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import { fieldDemands } from '../../../src/core/schema/fieldDemands.ts';

/** Why the linter refuses what ajv takes, given the text of the object and the version; undefined where it should not. */
export function intendedOfLinter(finding: Finding, text: string, version: string): string | undefined {
  if (finding.rule === 'schema/duplicate-item') return 'the API server compares the keys of list items, which JSON Schema cannot say';
  if (finding.rule === 'schema/unknown-field' && text.startsWith(':null', finding.span.end)) return 'a null is dropped before ajv sees it, and the API server refuses the unknown field all the same';
  if (finding.rule === 'schema/enum' && Number(version.slice(2)) < 34) return 'allowed values are only published from 1.34 on and are carried back';
  if (finding.rule === 'schema/required' && /and it is empty here|^An item of /.test(finding.message)) return 'the kinds of Kubernetes cannot tell an empty text or list from a missing one';
  if (finding.rule === 'schema/required' && isDemanded(finding.message)) return 'validation demands fields that the schema does not name as required';
  if (finding.rule === 'schema/alternative' && isOneOfMany(finding.message)) return 'validation demands exactly one of some fields';
  if (finding.rule === 'schema/enum' && (/ always restart/.test(finding.message) || isListed(finding.message))) return 'validation knows values that the schema does not list';
  if (finding.rule === 'schema/limit' && / 9223372036854776000\b/.test(finding.message)) return 'a whole number is kept in 64 bits';
  return undefined;
}

const demanded = new Set([...Object.values(alsoEnforced).flat(), ...Object.values(fieldDemands).flatMap((demands) => demands.flatMap(({ needs }) => needs.map((path) => path.join('.'))))]);

/** Fields that only validation misses, the name of an object or port, and the end of a job's pods. */
function isDemanded(message: string): boolean {
  const names = [...message.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  return /needs a "name" in its metadata|the field "restartPolicy"|A port of a Service|that says where the volume is/.test(message) || names.some((name) => demanded.has(name));
}

function isListed(message: string): boolean {
  const field = / of "([^"]+)"/.exec(message)?.[1] ?? '';
  return Object.values(alsoListed).some((fields) => fields[field] !== undefined);
}

function isOneOfMany(message: string): boolean {
  const first = /\((\w+)(?:, or |\))/.exec(message)?.[1] ?? '';
  return Object.values(exactlyOne).some((fields) => fields.includes(first));
}

/** Why ajv refuses what the linter takes; undefined where the linter should refuse it too. */
export function intendedOfOracle(error: ErrorObject, object: JsonObject): string | undefined {
  const value = valueAt(object, error.instancePath);
  if (error.keyword === 'required') return 'some fields are called required and are not missed by the API server';
  if (error.keyword === 'enum' && value === '') return 'an empty value is one that is left out';
  if (error.keyword === 'type' && Array.isArray(value) && error.params['type'] === 'string' && value.length === 0) return 'bytes can be a list of numbers';
  if (value === null) return 'a null in a list of a kind of Kubernetes is an empty value';
  return undefined;
}

function valueAt(object: JsonObject, pointer: string): JsonValue | undefined {
  let here: JsonValue | undefined = object;
  for (const part of pointer.split('/').slice(1)) here = typeof here === 'object' && here !== null ? (here as Readonly<Record<string, JsonValue>>)[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return here;
}
