import type { Span } from '../../../src/base/text.ts';
import type { ManifestObject } from '../../../src/core/kubernetes/manifest.ts';
import type { Dockerfile } from '../../../src/core/dockerfile/dockerfile.ts';
import type { Random } from '../../../scripts/random.ts';
import { spanOf } from '../../../src/core/yaml/edits.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../../../src/core/yaml/node.ts';

/** One change of a text that makes a mistake, and where in the changed text a finding belongs. */
export interface Plant {
  readonly edit: Span & { readonly text: string };
  readonly place: Span;
}

/** A valid text as the planting functions see it. */
export interface ValidManifest {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly objects: readonly ManifestObject[];
}

export interface ValidDockerfile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly file: Dockerfile;
}

/** A kind of mistake: every place of a text where it can be made, and the rules that may tell of it. */
export interface Mistake<Valid> {
  readonly name: string;
  readonly rules: readonly string[];
  plants(valid: Valid, random: Random): readonly Plant[];
}

/** An entry of a mapping, with the way to it. */
export interface FoundEntry {
  readonly object: ManifestObject;
  readonly map: YamlMap;
  readonly entry: YamlEntry;
  /** The keys from the object down to the entry, its own included; items of lists have none. */
  readonly keys: readonly string[];
}

/** Every entry of every object that is written at its own place, so neither by an alias nor by a merge. */
export function entriesOf({ objects }: ValidManifest): readonly FoundEntry[] {
  return objects.flatMap((object) => entriesBelow(object, object.node, []));
}

function entriesBelow(object: ManifestObject, node: YamlNode, keys: readonly string[]): readonly FoundEntry[] {
  if (node.kind === 'seq') return node.items.flatMap((item) => entriesBelow(object, item, keys));
  if (node.kind !== 'map') return [];
  return node.entries.filter(({ merged }) => !merged).flatMap((entry) => {
    const own = [...keys, entry.key];
    return [{ object, map: node, entry, keys: own }, ...entriesBelow(object, entry.value, own)];
  });
}

/** A plant that writes `text` over a span, where the finding belongs to what was written. */
export function overwrite(span: Span, text: string): Plant {
  const { start, end } = spanOf(span);
  return { edit: { start, end, text }, place: { start, end: start + text.length } };
}

/** The entries of a key whose value is a scalar, written in one line, that nothing else decides. */
export function scalarsOf(valid: ValidManifest, ...names: readonly string[]): readonly (FoundEntry & { readonly value: YamlScalar })[] {
  return entriesOf(valid).flatMap((found) => {
    const { value, key } = found.entry;
    const isPlain = value.kind === 'scalar' && !value.dynamic && value.end > value.start && (value.style === 'plain' || value.style === 'double' || value.style === 'single');
    return isPlain && names.includes(key) ? [{ ...found, value }] : [];
  });
}

/** A mistake in the value of certain fields: `change` gives what to write instead, or nothing where it would be none. */
export function valueMistake(name: string, rules: readonly string[], fields: readonly string[], change: (found: FoundEntry & { readonly value: YamlScalar }, random: Random) => string | undefined): Mistake<ValidManifest> {
  return {
    name,
    rules,
    plants: (valid, random) => scalarsOf(valid, ...fields).flatMap((found) => {
      const text = change(found, random);
      return text === undefined ? [] : [overwrite(found.value, text)];
    }),
  };
}

/** The line of a place, without its line break. */
export function lineAt(text: string, offset: number): Span {
  const newline = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: newline < 0 ? text.length : newline };
}

/** The last key above an entry that is one of the API's own kinds, whose fields are all known. */
export function isBuiltIn({ group }: ManifestObject): boolean {
  return ['', 'apps', 'batch', 'autoscaling', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'storage.k8s.io', 'scheduling.k8s.io'].includes(group);
}
