import type { YamlNode } from '../yaml/node.ts';
import type { Finding } from './finding.ts';
import { editDistance, nearestName } from './nearestName.ts';
import type { RuleFinding } from './rootCauses.ts';

/** Rules that say of a field that it is misspelt, at the wrong place, or holds what nobody can read. */
const spoiling = new Set(['schema/unknown-field', 'schema/type', 'yaml/unknown-alias', 'nonstring-scalar', 'gpu-resource-misplaced', 'gpu-resource-unprefixed', 'gpu-resource-unknown-name', 'mig-resource-malformed']);

/**
 * Drops what rules conclude from a field that is not there where that field has a finding of its own among `known`: it
 * was meant to be there, so both are one mistake.
 */
export function withoutEchoes(found: readonly RuleFinding[], known: readonly Finding[], root: YamlNode | undefined): readonly RuleFinding[] {
  if (!root || found.every(({ misses }) => misses === undefined)) return found;
  const spoilt = known.filter(({ rule }) => spoiling.has(rule)).map(({ span }) => keysTo(root, span.start));
  return spoilt.length === 0 ? found : found.filter(({ misses = [] }) => !spoilt.some((keys) => isAmong(keys, misses)));
}

/** True where a name is one of those that are missed, or was probably meant to be. */
export function isMissed(name: string, misses: readonly string[]): boolean {
  const isNear = misses.some((missed) => editDistance(name.toLowerCase(), missed.toLowerCase()) < 2);
  return isNear || nearestName(name, misses) !== undefined;
}

function isAmong(keys: readonly string[], misses: readonly string[]): boolean {
  return keys.some((key) => misses.includes(key)) || isMissed(keys.at(-1) ?? '', misses);
}

/** The keys on the way to an offset. */
function keysTo(root: YamlNode, offset: number): readonly string[] {
  const keys: string[] = [];
  let here: YamlNode | undefined = root;
  while (here) {
    if (here.kind === 'seq') here = here.items.find(({ start, end }) => offset >= start && offset <= end);
    else if (here.kind === 'map') {
      const entry = here.entries.find(({ keyNode, value, merged }) => !merged && offset >= keyNode.start && offset <= Math.max(keyNode.end, value.end));
      if (entry) keys.push(entry.key);
      here = entry?.value;
    } else here = undefined;
  }
  return keys;
}
