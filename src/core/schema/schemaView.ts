import { groupOf } from '../kubernetes/object.ts';
import type { CustomKind } from './customKind.ts';
import { compilePattern } from './pattern/compilePattern.ts';
import { occursIn, type Program } from './pattern/program.ts';
import type { Schema } from './schema.ts';
import type { PackedKind, SchemaPack } from './schemaPack.ts';

/** The schemas of one Kubernetes version, looked up by name. */
export interface SchemaView {
  readonly version: string;
  /** The schema itself, or the definition it refers to. */
  resolve(schema: Schema): Schema;
  /** The definition of a kind that exists in this version; of a custom resource, the workspace's own before the pack's. */
  kind(apiVersion: string, kind: string): Schema | undefined;
  /** The versions that know a kind, ascending; empty for a kind that none knows. */
  versionsOfKind(apiVersion: string, kind: string): readonly string[];
  /**
   * Every apiVersion that has a kind of that name in this version, the most stable and newest first. Custom resources
   * are only named where Kubernetes itself has no such kind.
   */
  apiVersionsOf(kind: string): readonly string[];
  /** The kinds of an apiVersion in this version. */
  kindsOf(apiVersion: string): readonly string[];
  /** The versions in which a definition has a field, ascending. */
  versionsOfField(definition: string, field: string): readonly string[];
  /** True for an API group that Kubernetes itself serves in any version. */
  isBuiltIn(group: string): boolean;
  /** Whether an RE2 expression occurs in a text; true as well where the expression cannot be read. */
  matches(pattern: string, text: string): boolean;
}

const free: Schema = { type: 'any' };

/**
 * Opens the pack at one version; an unknown version means the newest one. `customKinds` are definitions of the
 * workspace: they come before those of the pack.
 */
export function createSchemaView(pack: SchemaPack, version?: string, customKinds: readonly CustomKind[] = []): SchemaView {
  const known = version === undefined ? -1 : pack.versions.indexOf(version);
  const index = known < 0 ? pack.versions.length - 1 : known;
  const bit = 1 << index;
  const definitions = new Map<string, Schema>();
  const names = (mask: number): readonly string[] => pack.versions.filter((_, place) => (mask & (1 << place)) !== 0);
  const definition = (name: string): Schema => {
    const found = definitions.get(name) ?? pack.variantsOf(name).find((variant) => (variant.versions & bit) !== 0)?.schema ?? free;
    definitions.set(name, found);
    return found;
  };
  const packedKind = (apiVersion: string, kind: string): PackedKind | undefined => pack.kindOf(`${apiVersion}/${kind}`);
  const present = (): readonly string[] => [...pack.kinds()].filter(([, { versions }]) => (versions & bit) !== 0).map(([key]) => key);
  const custom = customLookup(pack, customKinds);
  return {
    version: pack.versions[index] ?? '',
    resolve: (schema) => schema.ref === undefined ? schema : definition(schema.ref),
    kind: (apiVersion, kind) => {
      const packed = packedKind(apiVersion, kind);
      return packed && (packed.versions & bit) !== 0 ? { type: 'object', ref: packed.definition } : custom.schema(apiVersion, kind);
    },
    versionsOfKind: (apiVersion, kind) => names(packedKind(apiVersion, kind)?.versions ?? 0),
    apiVersionsOf: (kind) => {
      const own = apiVersionsIn(present(), kind);
      return own.length > 0 ? own : apiVersionsIn(custom.keys(), kind);
    },
    kindsOf: (apiVersion) => [...present(), ...custom.keys()].filter((key) => key.slice(0, key.lastIndexOf('/')) === apiVersion).map((key) => key.slice(apiVersion.length + 1)),
    versionsOfField: (name, field) => names(pack.variantsOf(name).reduce((mask, variant) => fieldOf(variant.schema, field) ? mask | variant.versions : mask, 0)),
    isBuiltIn: pack.isBuiltIn,
    matches: patternMatcher(),
  };
}

interface CustomLookup {
  schema(apiVersion: string, kind: string): Schema | undefined;
  /** Every `apiVersion/kind`. */
  keys(): readonly string[];
}

function customLookup(pack: SchemaPack, ofWorkspace: readonly CustomKind[]): CustomLookup {
  const own = new Map(ofWorkspace.map(({ apiVersion, kind, schema }) => [`${apiVersion}/${kind}`, schema]));
  return {
    schema: (apiVersion, kind) => {
      const group = groupOf(apiVersion);
      return own.get(`${apiVersion}/${kind}`) ?? pack.customSchema(group, `${apiVersion.slice(group.length + 1)}/${kind}`);
    },
    keys: () => [...own.keys(), ...Object.entries(pack.custom).flatMap(([group, kinds]) => kinds.map((kind) => `${group}/${kind}`))],
  };
}

/** Compiles each expression once. */
function patternMatcher(): SchemaView['matches'] {
  const compiled = new Map<string, Program | undefined>();
  return (pattern, text) => {
    const program = compiled.has(pattern) ? compiled.get(pattern) : compilePattern(pattern);
    compiled.set(pattern, program);
    return !program || occursIn(program, text);
  };
}

function apiVersionsIn(keys: readonly string[], kind: string): readonly string[] {
  const found = keys.filter((key) => key.endsWith(`/${kind}`)).map((key) => key.slice(0, -kind.length - 1));
  return [...new Set(found)].sort(byStability);
}

/** Orders apiVersions as the API server prefers them: released before beta before alpha, higher numbers first. */
function byStability(a: string, b: string): number {
  const left = stability(a);
  const right = stability(b);
  return right.level - left.level || right.major - left.major || right.minor - left.minor || a.localeCompare(b);
}

function stability(apiVersion: string): { readonly level: number; readonly major: number; readonly minor: number } {
  const match = /(?:^|\/)v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion);
  return { level: match?.[2] === undefined ? 2 : match[2] === 'beta' ? 1 : 0, major: Number(match?.[1] ?? 0), minor: Number(match?.[3] ?? 0) };
}

/** The schema of a field; safe for fields that are named like members of every object. */
export function fieldOf(schema: Schema, field: string): Schema | undefined {
  return schema.properties && ownValue(schema.properties, field);
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
