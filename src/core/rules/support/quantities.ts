import type { Container, ResourceBlock } from '../../kubernetes/manifest.ts';
import { oneUnit, parseQuantity, type Quantity } from '../../kubernetes/quantity.ts';
import type { TextEdit } from '../../lint/finding.ts';
import { replaced } from '../../yaml/edits.ts';
import { jsonText } from '../../schema/checkScalar.ts';
import { asScalar, entryOf, isNull, type YamlEntry, type YamlMap, type YamlScalar } from '../../yaml/node.ts';

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
  return entriesOf(half, map).filter(({ entry }) => !isNull(entry.value));
}

function entriesOf(half: Amount['half'], map: YamlMap | undefined): readonly Amount[] {
  if (!map) return [];
  return map.entries.filter((entry) => !entry.keyNode.dynamic).map((entry) => ({ half, map, entry, name: entry.key }));
}

/** What a block requests, with the nulls, which count as 0: the API server misses a limit for them as well. */
export function requestsOf(block: ResourceBlock): readonly Amount[] {
  return entriesOf('requests', block.requests);
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

/** Writes another amount of a resource wherever the container's limits and requests name it; nothing where an alias is in the way. */
export function changedAmounts(container: Container, name: string, amount: string): readonly TextEdit[] {
  const entries = container.resources ? amountsOf(container.resources).filter((one) => one.name === name).map(({ entry }) => entry) : [];
  if (entries.some((entry) => entry.merged || entry.value.kind === 'alias')) return [];
  return entries.map(({ value }) => replaced(value, value.kind === 'scalar' && value.style !== 'plain' ? JSON.stringify(amount) : amount));
}

/** The memory limit of a container in bytes; undefined for none and for one that nobody knows here. */
export function memoryLimitOf(container: Container): bigint | undefined {
  const entry = entryOf(container.resources?.limits, 'memory');
  const quantity = entry && quantityOf(entry);
  return quantity && quantity.nanos > 0n ? quantity.nanos / oneUnit : undefined;
}
