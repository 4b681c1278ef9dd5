import type { JsonValue } from '../json.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSeq } from './node.ts';
import { resolved } from './node.ts';

/** Values after which a tree is cut: more come only from aliases that multiply. */
const mostValues = 500_000;

/**
 * The node as plain JSON. Undefined where aliases multiply it beyond any use; an alias without a target becomes null.
 * `scalar` says what becomes of scalars; usually a value that a template decides is null, too.
 */
export function toJson(node: YamlNode | undefined, scalar: (node: YamlScalar) => JsonValue = knownValue): JsonValue | undefined {
  let left = mostValues;
  const value = (from: YamlNode | undefined): JsonValue => {
    left--;
    const target = resolved(from);
    if (!target || left < 0) return null;
    return target.kind === 'map' ? object(target) : target.kind === 'seq' ? list(target) : scalar(target);
  };
  const object = (map: YamlMap): JsonValue => Object.fromEntries(map.entries.map((entry) => [entry.key, value(entry.value)]));
  const list = (seq: YamlSeq): JsonValue => seq.items.map(value);
  const result = node && value(node);
  return left < 0 ? undefined : result;
}

function knownValue(node: YamlScalar): JsonValue {
  return node.dynamic ? null : node.value;
}
