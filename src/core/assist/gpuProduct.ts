import { gpuProducts } from '../data/gpuProducts.gen.ts';
import type { PodSpec } from '../kubernetes/manifest.ts';
import { asMap, asSeq, entryOf, knownString, nodeAt, type YamlMap } from '../yaml/node.ts';

/** A row of schemas/data/gpuProducts.json. */
export type GpuProduct = (typeof gpuProducts.rows)[number];

/** The label by which nodes tell the product of their GPUs. */
export const productLabel = 'nvidia.com/gpu.product';

const byLabel: ReadonlyMap<string, GpuProduct> = new Map(gpuProducts.rows.flatMap((row) => row.labels.map((label) => [label, row] as const)));

/** The product with a label as a node without slices and sharing has it. */
export function gpuProductOf(label: string): GpuProduct | undefined {
  return byLabel.get(label);
}

/** Those that are mentioned where nobody says which one it will be, small ones first. */
export const usualProducts: readonly GpuProduct[] = gpuProducts.rows.filter(({ usual }) => usual).sort((one, other) => one.memory - other.memory);

/** The bytes that a GPU has for everything on it. */
export function memoryOf({ memory, memoryMiB }: GpuProduct): number {
  return memoryMiB > 0 ? memoryMiB * 1024 * 1024 : memory * 1e9;
}

/** The whole GPUs whose nodes a pod wants, by its selector and the terms it requires; none where that cannot be known. */
export function productsWanted(podSpec: PodSpec): readonly GpuProduct[] {
  const selected = knownString(nodeAt(podSpec.node, 'nodeSelector', productLabel));
  const terms = asSeq(nodeAt(podSpec.node, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'));
  const required = (terms?.items ?? []).flatMap((term) => asSeq(nodeAt(term, 'matchExpressions'))?.items ?? []).flatMap((expression) => labelsIn(asMap(expression)));
  return [...new Set((selected === undefined ? required : [selected]).flatMap((label) => gpuProductOf(label) ?? []))];
}

function labelsIn(expression: YamlMap | undefined): readonly string[] {
  if (knownString(entryOf(expression, 'key')?.value) !== productLabel || knownString(entryOf(expression, 'operator')?.value) !== 'In') return [];
  return (asSeq(entryOf(expression, 'values')?.value)?.items ?? []).flatMap((item) => knownString(item) ?? []);
}
