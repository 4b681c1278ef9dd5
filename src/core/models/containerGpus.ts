import { onceFor } from '../../base/onceFor.ts';
import { isAccelerator } from '../clusters/acceleratorName.ts';
import { isNativeResource } from '../kubernetes/acceleratorNames.ts';
import type { Container } from '../kubernetes/manifest.ts';
import { oneUnit, parseQuantity } from '../kubernetes/quantity.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, nodeAt, type YamlEntry, type YamlMap } from '../yaml/node.ts';

/** The accelerators a container asks for. */
export interface ContainerGpus {
  /** True where it asks for any. */
  readonly any: boolean;
  /** How many whole GPUs; undefined where a claim, a slice, a share or a template decides. 0 where it asks for none. */
  readonly count: number | undefined;
  /** The lines that ask, limits before requests. */
  readonly entries: readonly YamlEntry[];
}

/** Names that count whole GPUs. */
const whole = new Set(['nvidia.com/gpu', 'amd.com/gpu', 'gpu.intel.com/i915', 'gpu.intel.com/xe', 'habana.ai/gaudi']);

/** What a container asks for: its limits, for lack of them its requests, and its claims of dynamic resource allocation. */
export const gpusOf = onceFor(readGpus);

function readGpus(container: Container): ContainerGpus {
  const { resources, node } = container;
  const limits = accelerators(resources?.limits);
  const entries = limits.length > 0 ? limits : accelerators(resources?.requests);
  const claims = (asSeq(entryOf(resources?.node, 'claims')?.value)?.items.length ?? 0) > 0;
  const some = entries.filter((entry) => amountOf(entry) !== 0);
  // A name that stands there twice is a mistake of its own, and readers differ about which one counts.
  const isTwice = new Set(some.map(({ key }) => key)).size < some.length;
  const known = !claims && !isTwice && (resources !== undefined || entryOf(node, 'resources') === undefined) && !isOpen(resources?.node) && !isOpen(resources?.limits) && !isOpen(resources?.requests);
  const amounts = some.map((entry) => whole.has(entry.key) ? amountOf(entry) : undefined);
  const count = known && amounts.every((amount) => amount !== undefined) ? amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0) : undefined;
  return { any: claims || some.length > 0, count, entries };
}

/**
 * True where nothing written here can bring the container an accelerator: no resource but the native ones, no claim,
 * no misspelt or misplaced name that was meant to, no template, no device of the node.
 */
export function surelyWithoutGpu(container: Container): boolean {
  const { node, podSpec, resources } = container;
  if (podSpec.object.partial || podSpec.node.entries.some((entry) => ['resourceClaims', 'resources'].includes(entry.key) && !isNull(entry.value))) return false;
  // Some schedulers take shares of GPUs from there.
  if (asMap(nodeAt(podSpec.template, 'metadata', 'annotations'))?.entries.some(({ key }) => /gpu/i.test(key)) === true) return false;
  if (['limits', 'requests', 'resource'].some((key) => entryOf(node, key))) return false;
  const own = entryOf(node, 'resources');
  if (!own || isNull(own.value)) return true;
  if (!resources) return asMap(own.value)?.entries.length === 0;
  return resources.node.entries.every((entry) => ['limits', 'requests'].includes(entry.key) && (isNull(entry.value) || (asMap(entry.value)?.entries ?? [undefined]).every((amount) => amount !== undefined && !amount.keyNode.dynamic && isPlain(amount.key))));
}

/** `gpu` has no slash either, and was meant to be one. */
function isPlain(name: string): boolean {
  return isNativeResource(name) && !/gpu/i.test(name);
}

function accelerators(map: YamlMap | undefined): readonly YamlEntry[] {
  return (map?.entries ?? []).filter((entry) => !entry.keyNode.dynamic && !isNull(entry.value) && isAccelerator(entry.key));
}

function isOpen(map: YamlMap | undefined): boolean {
  return map?.entries.some((entry) => entry.keyNode.dynamic || (asScalar(entry.value)?.dynamic === true && !entry.key.includes('/') && !isNativeResource(entry.key))) === true;
}

/** The number of devices; undefined where a template decides or it is no whole number. */
function amountOf(entry: YamlEntry): number | undefined {
  const scalar = asScalar(entry.value);
  if (!scalar || scalar.dynamic || scalar.value === null) return undefined;
  const quantity = parseQuantity(scalar.text);
  return quantity && quantity.nanos >= 0n && quantity.nanos % oneUnit === 0n ? Number(quantity.nanos / oneUnit) : undefined;
}
