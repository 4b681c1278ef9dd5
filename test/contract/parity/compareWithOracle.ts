import type { ErrorObject } from 'ajv';
import type { CustomDefinition } from '../../../scripts/packSchemas/readCustomSchemas.ts';
import { asString, type JsonObject, type JsonValue } from '../../../src/core/json.ts';
import { readObjects } from '../../../src/core/kubernetes/readObjects.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import { checkObject } from '../../../src/core/schema/checkObject.ts';
import type { SchemaPack } from '../../../src/core/schema/schemaPack.ts';
import { createSchemaView, type SchemaView } from '../../../src/core/schema/schemaView.ts';
import { parseDocument } from '../../../src/core/yaml/parseDocument.ts';
import { intendedOfLinter, intendedOfOracle } from './intended.ts';
import { seeded } from '../../../scripts/random.ts';
import { mutate } from './mutants.ts';
import { type Oracle, type OracleMaker, readOracles } from './oracle.ts';

/** What to compare, and how much of it. */
export interface Comparison {
  readonly pack: SchemaPack;
  readonly definitions: readonly CustomDefinition[];
  readonly objects: readonly JsonObject[];
  readonly versions: readonly string[];
  /** Spoiled copies of each object. */
  readonly mutants: number;
}

export interface ComparisonResult {
  /** Objects and mutants on which both agree, by what they say. */
  readonly accepted: number;
  readonly refused: number;
  /** How often each intended difference was met. */
  readonly intended: ReadonlyMap<string, number>;
  /** One sentence for each difference that nobody intends. */
  readonly differences: readonly string[];
}

/** Asks linter and ajv about every object and its mutants, in every version. */
export async function compareWithOracle(comparison: Comparison): Promise<ComparisonResult> {
  const counts = { accepted: 0, refused: 0, intended: new Map<string, number>(), differences: [] as string[] };
  for (const version of comparison.versions) {
    const view = createSchemaView(comparison.pack, version);
    const oracles = await readOracles(version);
    const byKind = Map.groupBy(comparison.objects, (object) => `${asString(object['apiVersion']) ?? ''} ${asString(object['kind']) ?? ''}`);
    for (const [name, objects] of byKind) {
      const [apiVersion = '', kind = ''] = name.split(' ');
      // Custom resources do not depend on the version of Kubernetes, except for the metadata.
      const custom = version === comparison.versions[0] ? customOf(comparison.definitions, apiVersion, kind, oracles) : undefined;
      const oracle = custom ?? oracles.kubernetes(apiVersion, kind);
      if (oracle) compareKind(`${version} ${name}`, objects, oracle, view, comparison.mutants, counts);
    }
  }
  return counts;
}

function customOf(definitions: readonly CustomDefinition[], apiVersion: string, kind: string, oracles: OracleMaker): Oracle | undefined {
  for (const definition of definitions) {
    const version = definition.versions.find((one) => `${definition.group}/${asString(one['name']) ?? ''}` === apiVersion);
    if (definition.kind === kind && version) return oracles.custom(definition, version);
  }
  return undefined;
}

type Counts = { accepted: number; refused: number; readonly intended: Map<string, number>; readonly differences: string[] };

function compareKind(name: string, objects: readonly JsonObject[], oracle: Oracle, view: SchemaView, mutants: number, counts: Counts): void {
  const random = seeded(name.length * 7919 + objects.length);
  for (const object of objects) {
    compareObject(name, object, oracle, view, counts);
    for (let number = 0; number < mutants; number++) compareObject(name, mutate(object, random), oracle, view, counts);
  }
}

function compareObject(name: string, object: JsonObject, oracle: Oracle, view: SchemaView, counts: Counts): void {
  const findings = check(object, view);
  if (!findings) return;
  const errors = oracle(withoutNulls(object));
  if (findings.length > 0 === errors.length > 0) {
    counts[errors.length > 0 ? 'refused' : 'accepted']++;
    return;
  }
  const reasons = [...findings.map((finding) => intendedOfLinter(finding, JSON.stringify(object), view.version)), ...errors.map((error) => intendedOfOracle(error, object))];
  if (reasons.every((reason) => reason !== undefined)) for (const reason of new Set(reasons)) counts.intended.set(reason, (counts.intended.get(reason) ?? 0) + 1);
  else counts.differences.push(`${name}: linter ${findings.map(({ message }) => message).join(' ') || 'accepts'}, ajv ${errors.map(describe).join('; ') || 'accepts'}: ${JSON.stringify(object).slice(0, 3000)}`);
}

/** The errors of the linter's schema check alone; undefined where the object has no kind to check against. */
function check(json: JsonObject, view: SchemaView): readonly Finding[] | undefined {
  const text = JSON.stringify(json);
  const [object] = readObjects(parseDocument(text).root, false);
  const schema = object && view.kind(object.apiVersion, object.kind);
  if (!object || !schema) return undefined;
  return checkObject({ text, node: object.node, kind: object.kind, schema, view, partial: false }).filter(({ severity }) => severity === 'error');
}

/** The API server drops fields that are null before it looks at the schema. */
function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => (part === null || part === undefined ? [] : [[name, withoutNulls(part)]])));
}

function describe({ instancePath, keyword, params }: ErrorObject): string {
  return `${instancePath} ${keyword} ${JSON.stringify(params)}`;
}
