import type { ErrorObject } from 'ajv';
import type { JsonObject, JsonValue } from '../../../src/core/json.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';

/** Why the linter refuses what ajv takes, given the text of the object and the version; undefined where it should not. */
export function intendedOfLinter(finding: Finding, text: string, version: string): string | undefined {
  if (finding.rule === 'schema/duplicate-item') return 'the API server compares the keys of list items, which JSON Schema cannot say';
  if (finding.rule === 'schema/unknown-field' && text.startsWith(':null', finding.span.end)) return 'a null is dropped before ajv sees it, and the API server refuses the unknown field all the same';
  if (finding.rule === 'schema/enum' && Number(version.slice(2)) < 34) return 'allowed values are only published from 1.34 on and are carried back';
  if (finding.rule === 'schema/required' && /and it is empty here|^An item of /.test(finding.message)) return 'the kinds of Kubernetes cannot tell an empty text or list from a missing one';
  if (finding.rule === 'schema/required' && demanded.test(finding.message)) return 'validation demands fields that the schema does not name as required';
  if (finding.rule === 'schema/alternative' && /\((?:exec|exactly)\b/.test(finding.message)) return 'validation demands exactly one of some fields';
  return undefined;
}

/** The fields of `alsoEnforced` in scripts/packSchemas/simplify.ts, the name of an object, and the end of a job's pods. */
const demanded = /needs? (?:the fields? .*"(?:image|accessModes|capacity|resources|opaque)"|a "name" in its metadata|the field "restartPolicy")/;

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
