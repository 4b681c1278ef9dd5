import { type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq, isAlias, isCollection, isMap, isScalar } from 'yaml';
import { deepest } from '../../../../src/core/yaml/composing.ts';
import { isDynamicText } from '../../../../src/core/yaml/maskTemplates.ts';
import { type ScalarValue, resolved, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar, type YamlSeq } from '../../../../src/core/yaml/node.ts';
import { resolvePlain } from '../../../../src/core/yaml/resolveScalar.ts';
import type { YamlProblem } from '../../../../src/core/yaml/yamlProblem.ts';

/** Our tree of what the yaml package has made, and what only its building shows: duplicate keys and aliases without an anchor. */
interface PackageTree {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  /** Where the first collection starts that is nested too deeply and therefore left out. */
  readonly deepAt: number | undefined;
}

interface Building {
  readonly text: string;
  readonly anchors: Map<string, YamlMap | YamlSeq | YamlScalar>;
  readonly problems: YamlProblem[];
  deepAt: number | undefined;
}

const resolvingTags = new Set(['int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`));

/** Turns the nodes of the yaml package into ours. */
export function packageTree(root: Node | null, text: string): PackageTree {
  const building: Building = { text, anchors: new Map(), problems: [], deepAt: undefined };
  return { root: root === null ? undefined : build(root, 0, 0, building), problems: building.problems, deepAt: building.deepAt };
}

function build(node: unknown, fallback: number, depth: number, building: Building): YamlNode {
  if (isAlias(node)) return buildAlias(node.source, rangeOf(node, fallback), building);
  const built = isCollection(node) && depth < deepest ? buildCollection(node, fallback, depth, building) : buildLeaf(node, fallback, building);
  const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
  if (anchor !== undefined) building.anchors.set(anchor, built);
  return built;
}

function buildCollection(node: YAMLMap | YAMLSeq, fallback: number, depth: number, building: Building): YamlMap | YamlSeq {
  return isMap(node) ? buildMap(node, fallback, depth, building) : buildSeq(node, fallback, depth, building);
}

function buildLeaf(node: unknown, fallback: number, building: Building): YamlScalar {
  if (isScalar(node)) return buildScalar(node, fallback, building);
  if (isCollection(node)) building.deepAt ??= rangeOf(node, fallback).start;
  return { kind: 'scalar', start: fallback, end: fallback, value: null, text: '', style: 'plain', dynamic: false };
}

function buildAlias(name: string, range: Extent, building: Building): YamlNode {
  const target = building.anchors.get(name);
  if (target === undefined) {
    const message = `No anchor named "${name}" stands before this alias in the same document.`;
    building.problems.push({ rule: 'yaml/unknown-alias', message, ...range });
  }
  return { kind: 'alias', ...range, name, target };
}

function buildSeq(node: YAMLSeq, fallback: number, depth: number, building: Building): YamlSeq {
  const range = rangeOf(node, fallback);
  const items: YamlNode[] = [];
  for (const item of node.items) items.push(build(item, range.start, depth + 1, building));
  const flow = node.flow === true;
  return { kind: 'seq', start: range.start, end: flow ? range.end : items[items.length - 1]?.end ?? range.end, items, flow };
}

function buildMap(node: YAMLMap, fallback: number, depth: number, building: Building): YamlMap {
  const range = rangeOf(node, fallback);
  const own: YamlEntry[] = [];
  const merged: YamlNode[] = [];
  const flow = node.flow === true;
  let { end } = range;
  for (const pair of node.items) {
    const entry = buildEntry(pair, range.start, depth, building);
    // The parser's own end of a block mapping lies behind the line break and the comments after it.
    if (!flow) end = Math.max(entry.keyNode.end, entry.value.end);
    if (entry.key === '<<' && entry.keyNode.style === 'plain') merged.push(entry.value);
    else own.push(entry);
  }
  reportDuplicates(own, building);
  const entries = merged.length > 0 ? withMerged(own, merged) : own;
  return { kind: 'map', start: range.start, end, entries, flow };
}

function buildEntry(pair: Pair, fallback: number, depth: number, building: Building): YamlEntry {
  const built = build(pair.key, fallback, depth + 1, building);
  const value = build(pair.value, built.end, depth + 1, building);
  const scalar = resolved(built);
  const keyNode: YamlScalar = scalar?.kind === 'scalar'
    ? scalar
    : { kind: 'scalar', start: built.start, end: built.end, value: null, text: '', style: 'plain', dynamic: true };
  return { key: keyText(keyNode), keyNode, value, merged: false };
}

function keyText(key: YamlScalar): string {
  if (key.style !== 'plain' || typeof key.value === 'string') return key.text;
  return key.value === null ? 'null' : String(key.value);
}

function buildScalar(node: Scalar, fallback: number, building: Building): YamlScalar {
  const range = rangeOf(node, fallback);
  const style = styleOf(node.type);
  const text = typeof node.value === 'string' ? node.value : '';
  const dynamic = isDynamicText(text);
  // A tag such as !!int says what a quoted text is, too.
  const isText = dynamic || (node.tag === undefined ? style !== 'plain' : !resolvingTags.has(node.tag));
  const value: ScalarValue = isText ? text : resolvePlain(text);
  return { kind: 'scalar', start: range.start, end: trimmedEnd(building.text, range, style), value, text, style, dynamic };
}

function styleOf(type: Scalar['type']): YamlScalar['style'] {
  if (type === 'QUOTE_SINGLE') return 'single';
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'BLOCK_LITERAL') return 'literal';
  return type === 'BLOCK_FOLDED' ? 'folded' : 'plain';
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

function rangeOf(node: Node, fallback: number): Extent {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: fallback, end: fallback };
}

/** Block scalars reach over their last line end, which no underline should. */
function trimmedEnd(text: string, range: Extent, style: YamlScalar['style']): number {
  if (style !== 'literal' && style !== 'folded') return range.end;
  let end = range.end;
  while (end > range.start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return end;
}

function reportDuplicates(entries: readonly YamlEntry[], building: Building): void {
  const seen = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const first = seen.get(entry.key);
    if (first && !entry.keyNode.dynamic) {
      const { start, end } = entry.keyNode;
      const message = `The key "${entry.key}" stands twice in this mapping; a strict reader refuses it, any other drops the first value.`;
      building.problems.push({ rule: 'yaml/duplicate-key', message, start, end, related: { span: first.keyNode, message: 'first here' } });
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
