import type { Span } from '../../base/text.ts';

/**
 * A YAML or JSON document as an immutable tree of ours. Offsets are UTF-16 and count from the start of the document's
 * own text, so that an unchanged document keeps its tree when text above it changes.
 */
export type YamlNode = YamlMap | YamlSeq | YamlScalar | YamlAlias;

export interface YamlMap extends Span {
  readonly kind: 'map';
  /** Own entries first in the order of the text, then those that `<<` brings in. */
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
}

export interface YamlSeq extends Span {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
}

/** What go-yaml makes of a scalar when Kubernetes tools read it. */
export type ScalarValue = string | number | boolean | null;

export interface YamlScalar extends Span {
  readonly kind: 'scalar';
  /** The value by go-yaml v2's rules: `no` is false, `0644` is 420, `1_000` is 1000. */
  readonly value: ScalarValue;
  /** The characters of the value, unescaped and without quotes. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** True where a template or a variable decides the value, so that nobody knows it here. */
  readonly dynamic: boolean;
}

export interface YamlAlias extends Span {
  readonly kind: 'alias';
  readonly name: string;
  /** What the anchor holds; undefined where no anchor of that name stands before. */
  readonly target: YamlMap | YamlSeq | YamlScalar | undefined;
}

export interface YamlEntry {
  /** The key as JSON has it: a plain `true` or `8080` becomes that string. */
  readonly key: string;
  readonly keyNode: YamlScalar;
  /** An empty value is a plain null scalar without width. */
  readonly value: YamlNode;
  /** True where the entry came through `<<`. */
  readonly merged: boolean;
}

/** The node itself, or what it is an alias of. */
export function resolved(node: YamlNode | undefined): YamlMap | YamlSeq | YamlScalar | undefined {
  return node?.kind === 'alias' ? node.target : node;
}

/** The node as a map, through an alias. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  const found = resolved(node);
  return found?.kind === 'map' ? found : undefined;
}

/** The node as a sequence, through an alias. */
export function asSeq(node: YamlNode | undefined): YamlSeq | undefined {
  const found = resolved(node);
  return found?.kind === 'seq' ? found : undefined;
}

/** The node as a scalar, through an alias. */
export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  const found = resolved(node);
  return found?.kind === 'scalar' ? found : undefined;
}

/** The entry with that key. The last one of duplicates counts, as in every YAML reader that tolerates them. */
export function entryOf(map: YamlMap | undefined, key: string): YamlEntry | undefined {
  const entries = map?.entries;
  if (!entries) return undefined;
  let found: YamlEntry | undefined;
  // Nothing is asked as often as this, and before it is compiled an iterator takes longer than the rest.
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    if (entry?.key === key && !(entry.merged && found)) found = entry;
  }
  return found;
}

/** The value found by following keys through maps and aliases. */
export function nodeAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let here = node;
  for (const key of keys) here = entryOf(asMap(here), key)?.value;
  return here;
}

/** The value as a known string, or undefined where it is something else or a template decides it. */
export function knownString(node: YamlNode | undefined): string | undefined {
  const scalar = asScalar(node);
  return scalar && !scalar.dynamic && typeof scalar.value === 'string' ? scalar.value : undefined;
}

/** True where the value is an explicit or empty null, which the API server drops. */
export function isNull(node: YamlNode | undefined): boolean {
  const scalar = asScalar(node);
  return scalar !== undefined && scalar.value === null && !scalar.dynamic;
}
