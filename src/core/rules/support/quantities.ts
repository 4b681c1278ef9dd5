import type { ResourceBlock } from '../../kubernetes/manifest.ts';
import { parseQuantity, type Quantity } from '../../kubernetes/quantity.ts';
import { jsonText } from '../../schema/checkScalar.ts';
import { asScalar, isNull, type YamlEntry, type YamlMap, type YamlScalar } from '../../yaml/node.ts';

/** One line of a limits or requests mapping. */
export interface Amount {
  readonly half: 'limits' | 'requests';
  readonly map: YamlMap;
  readonly entry: YamlEntry;
  readonly name: string;
}

/** The amounts of a block that are written here, limits first; what a template decides and nulls are left out. */
export function amountsOf(block: ResourceBlock): readonly Amount[] {
  return [...halfOf('limits', block.limits), ...halfOf('requests', block.requests)];
}

function halfOf(half: Amount['half'], map: YamlMap | undefined): readonly Amount[] {
  if (!map) return [];
  return map.entries.filter((entry) => !entry.keyNode.dynamic && !isNull(entry.value)).map((entry) => ({ half, map, entry, name: entry.key }));
}

/** The value as a scalar that is known here. */
export function knownScalar(entry: YamlEntry): YamlScalar | undefined {
  const scalar = asScalar(entry.value);
  return scalar && !scalar.dynamic ? scalar : undefined;
}

/** The quantity an amount says; undefined where it is none or not known. */
export function quantityOf(entry: YamlEntry): Quantity | undefined {
  const scalar = knownScalar(entry);
  return scalar && typeof scalar.value !== 'boolean' ? parseQuantity(jsonText(scalar)) : undefined;
}

/** True where a template decides part of the mapping, so that a missing key may well be there. */
export function mayHaveMore(map: YamlMap | undefined): boolean {
  return map?.entries.some((entry) => entry.keyNode.dynamic) === true;
}
