import { scalarOf } from './inlineNodes.ts';
import { resolved, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from './node.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** The entry of a key and its value, if it has one. A key that is no scalar is one that nobody knows. */
export function entryOfNodes(key: YamlNode, value: YamlNode = scalarOf(key.end, key.end, '', 'plain')): YamlEntry {
  const scalar = resolved(key);
  const keyNode: YamlScalar = scalar?.kind === 'scalar'
    ? scalar
    : { kind: 'scalar', start: key.start, end: key.end, value: null, text: '', style: 'plain', dynamic: true };
  return { key: keyText(keyNode), keyNode, value, merged: false };
}

function keyText(key: YamlScalar): string {
  if (key.style !== 'plain' || typeof key.value === 'string') return key.text;
  return key.value === null ? 'null' : String(key.value);
}

/** The map of its entries as they stand in the text. Keys that stand twice are problems. */
export function mapOfEntries(written: readonly YamlEntry[], place: { readonly start: number; readonly end: number }, flow: boolean, problems: YamlProblem[]): YamlMap {
  const own = written.filter((entry) => !isMerge(entry));
  const merged = own.length < written.length ? written.filter(isMerge) : [];
  reportDuplicates(own, problems);
  const entries = merged.length > 0 ? withMerged(own, merged.map(({ value }) => value)) : own;
  return { kind: 'map', start: place.start, end: place.end, entries, flow };
}

function isMerge({ key, keyNode }: YamlEntry): boolean {
  return key === '<<' && keyNode.style === 'plain';
}

function reportDuplicates(entries: readonly YamlEntry[], problems: YamlProblem[]): void {
  const seen = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const first = seen.get(entry.key);
    if (first && !entry.keyNode.dynamic) {
      const { start, end } = entry.keyNode;
      const message = `The key "${entry.key}" stands twice in this mapping; a strict reader refuses it, any other drops the first value.`;
      problems.push({ rule: 'yaml/duplicate-key', message, start, end, related: { span: first.keyNode, message: 'first here' } });
    } else seen.set(entry.key, entry);
  }
}

/** YAML 1.1 merge: own keys win, then the sources in their order. */
function withMerged(own: readonly YamlEntry[], sources: readonly YamlNode[]): readonly YamlEntry[] {
  const entries = [...own];
  const keys = new Set(own.map((entry) => entry.key));
  for (const source of sources.flatMap((node) => mergeSources(node))) {
    for (const entry of source.entries) {
      if (keys.has(entry.key)) continue;
      keys.add(entry.key);
      entries.push({ ...entry, merged: true });
    }
  }
  return entries;
}

function mergeSources(node: YamlNode): readonly YamlMap[] {
  const found = resolved(node);
  if (found?.kind === 'map') return [found];
  if (found?.kind !== 'seq') return [];
  return found.items.flatMap((item) => {
    const source = resolved(item);
    return source?.kind === 'map' ? [source] : [];
  });
}
