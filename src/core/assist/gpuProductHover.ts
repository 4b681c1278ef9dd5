import { migGpuOf } from '../kubernetes/migProfiles.ts';
import { asScalar, entryOf } from '../yaml/node.ts';
import { gpuProductOf, type GpuProduct, productLabel } from './gpuProduct.ts';
import { code, sourceLink } from './hover.ts';
import type { Place } from './placeAt.ts';

/** True at a value of the label of products: in a selector, among the labels of a node, or in an expression. */
export function isProductValue({ part, entry, map, node }: Place): boolean {
  if (part !== 'value' || node.kind !== 'scalar') return false;
  return entry.key === productLabel || (entry.key === 'values' && asScalar(entryOf(map, 'key')?.value)?.text === productLabel);
}

/** What is known of a value of the label of products; empty for products that are not in the table. */
export function productParagraphs(label: string): readonly string[] {
  const [, plain = '', profile, shared] = /^(.*?)(?:-MIG-(.+?))?(-SHARED)?$/.exec(label) ?? [];
  const product = gpuProductOf(plain);
  if (!product) return [];
  return [
    `${code(label)}: NVIDIA ${product.name}`,
    `${memoryText(product)}, compute capability ${product.compute} (${product.architecture}).`,
    ...(profile === undefined ? [migText(plain)] : [`Such a node is cut into MIG slices ${code(profile)}, and ${code('nvidia.com/gpu')} counts slices instead of GPUs.`]),
    ...(shared === undefined ? [] : ['Such a node gives each GPU to several pods, which share its memory.']),
    ...(Number(product.compute) < 8 ? [`No bfloat16: vLLM refuses it on this GPU and needs ${code('--dtype half')}.`] : []),
    sourceLink(product.source),
  ];
}

function memoryText({ memory, memoryMiB, unified }: GpuProduct): string {
  if (unified) return `${memory} GB of memory, which the processor uses as well`;
  return `${memory} GB of memory${memoryMiB === 0 ? '' : ` (${code('nvidia.com/gpu.memory')}: about ${memoryMiB} MiB)`}`;
}

function migText(label: string): string {
  const profiles = migGpuOf(label)?.profiles ?? [];
  return profiles.length === 0 ? 'It cannot be cut into MIG slices.' : `MIG slices: ${profiles.map(code).join(', ')}.`;
}
