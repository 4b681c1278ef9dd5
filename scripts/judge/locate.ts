import type { Span } from '../../src/base/text.ts';
import { resolved, type YamlMap, type YamlNode } from '../../src/core/yaml/node.ts';

/** Where a field is, or the deepest part of the way to it that is there. */
export interface Place {
  /** From the key to the end of the value. */
  readonly span: Span;
  /** What of the path is not there; '' when the field is. */
  readonly missing: string;
  /** The same for the mapping that the field stands in, and that one's. */
  readonly around: readonly Span[];
}

/**
 * The places that a path of the API server's messages can mean: `spec.containers[0].ports[1].name`, `data[a.b]`, or
 * without the numbers of items, then one place for each item.
 */
export function locate(root: YamlNode, path: string): readonly Place[] {
  const places = descend(root, path, spanOf(root), []);
  const least = Math.min(...places.map((place) => place.missing.length));
  return places.filter((place) => place.missing.length === least);
}

function descend(node: YamlNode, path: string, span: Span, around: readonly Span[]): readonly Place[] {
  const here: Place = { span, missing: path, around };
  const target = resolved(node);
  if (path === '' || !target || target.kind === 'scalar') return [here];
  if (target.kind === 'map') {
    const found = intoMap(target, path, [span, ...around]);
    return found.length > 0 ? found : [here];
  }
  const numbered = /^\[(\d+)\]\.?/.exec(path);
  const items = numbered ? target.items.slice(Number(numbered[1]), Number(numbered[1]) + 1) : target.items;
  const rest = numbered ? path.slice(numbered[0].length) : path;
  const found = items.flatMap((item) => descend(item, rest, spanOf(item), [span, ...around]));
  return found.length > 0 ? found : [here];
}

/** Keys hold dots as well, so each key that the path begins with is tried. */
function intoMap(map: YamlMap, path: string, around: readonly Span[]): readonly Place[] {
  return map.entries.flatMap((entry) => {
    const rest = path.startsWith(`[${entry.key}]`) ? path.slice(entry.key.length + 2) : path.startsWith(entry.key) ? path.slice(entry.key.length) : undefined;
    if (rest === undefined || (rest !== '' && !/^[.[]/.test(rest))) return [];
    const span = { start: Math.min(entry.keyNode.start, entry.value.start), end: Math.max(entry.keyNode.end, entry.value.end) };
    return descend(entry.value, rest.replace(/^\./, ''), span, around);
  });
}

function spanOf(node: YamlNode): Span {
  return { start: node.start, end: node.end };
}
