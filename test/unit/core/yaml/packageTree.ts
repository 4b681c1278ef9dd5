import { type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq, isAlias, isCollection, isMap, isScalar } from 'yaml';
import { deepest } from '../../../../src/core/yaml/composing.ts';
import { isDynamicText } from '../../../../src/core/yaml/maskTemplates.ts';
import { entryOfNodes, mapOfEntries } from '../../../../src/core/yaml/mapEntries.ts';
import { type ScalarValue, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar, type YamlSeq } from '../../../../src/core/yaml/node.ts';
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
  const entries = node.items.map((pair) => buildEntry(pair, range.start, depth, building));
  const flow = node.flow === true;
  const last = entries.at(-1);
  // The parser's own end of a block mapping lies behind the line break and the comments after it.
  const end = flow || !last ? range.end : Math.max(last.keyNode.end, last.value.end);
  return mapOfEntries(entries, { start: range.start, end }, flow, building.problems);
}

function buildEntry(pair: Pair, fallback: number, depth: number, building: Building): YamlEntry {
  const key = build(pair.key, fallback, depth + 1, building);
  return entryOfNodes(key, build(pair.value, key.end, depth + 1, building));
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
