import type { ManifestObject } from '../kubernetes/manifest.ts';
import { gpusOf } from '../models/containerGpus.ts';
import { flagOf } from '../models/commandFlags.ts';
import { type NamedSize, sizeInName } from '../models/modelName.ts';
import { type ModelPrecision, precisionOf } from '../models/modelPrecision.ts';
import { modelServerOf } from '../models/modelServers.ts';
import { type ServedModel, servedModelAt } from '../models/servedModel.ts';
import { type GpuProduct, memoryOf, productsWanted, usualProducts } from './gpuProduct.ts';
import { code, type Hover } from './hover.ts';

/** What is needed beside the weights at the least, as a part of them. */
const headroom = 0.2;

/** Nodes have as many GPUs; a model that needs more is spread over several. */
const mostInNode = 8;

/** What the name of a model tells at an offset of an object; undefined where none stands or its name tells nothing. `text` is the document. */
export function modelHover(object: ManifestObject, text: string, offset: number): Hover | undefined {
  const model = servedModelAt(object, text, offset);
  const size = model && sizeInName(model.name);
  if (!size) return undefined;
  const { start, end } = model.span;
  return { span: { start, end }, paragraphs: modelParagraphs(model, size) };
}

function modelParagraphs(model: ServedModel, size: NamedSize): readonly string[] {
  const precision = precisionOf(model);
  const head = `${code(model.name)}: ${sizeText(size)}.`;
  if (!precision) return [head, 'How many bytes a parameter takes cannot be told here, so neither can the size of the weights.', 'Estimated from the name alone.'];
  const bytes = size.total * 1e9 * precision.bytes;
  const needed = bytes * (1 + headroom);
  const gpus = runsElsewhere(model) ? '' : gpusText(needed, model);
  return [
    head,
    `Weights: about ${inGB(bytes)} (${rounded(bytes / 1024 ** 3)} GiB) at ${precision.bytes} ${precision.bytes === 1 ? 'byte' : 'bytes'} per parameter, ${reason(precision)}.`,
    ...(gpus === '' ? [] : [`With ${headroom * 100} % headroom ${inGB(needed)}: ${gpus}.`]),
    'Estimated from the name alone. Long contexts and many requests at once need more.',
  ];
}

function sizeText({ total, active, experts }: NamedSize): string {
  const count = total < 1 ? `${rounded(total * 1000)} million` : `${total} billion`;
  if (experts !== undefined) return `about ${count} parameters in total by its name, because its ${experts} experts share layers`;
  return `${count} parameters by its name${active === undefined ? '' : `, of which ${active} billion work on each token; all must be in memory`}`;
}

function reason({ saidBy, called }: ModelPrecision): string {
  if (saidBy === 'nothing') return 'because nothing here says otherwise';
  if (saidBy === 'published') return `because it is published as ${called}`;
  return saidBy === 'name' ? `because the name says ${called}` : `because of ${code(saidBy)}`;
}

/** True where the weights are not only on whole NVIDIA GPUs, which are all that the table knows. */
function runsElsewhere({ container, words }: ServedModel): boolean {
  if (flagOf(words, ['--cpu-offload-gb', '--n-gpu-layers', '-ngl'])) return true;
  const gpu = modelServerOf(container?.image?.text ?? '')?.gpu;
  return gpu === 'amd' || gpu === 'none' || (container !== undefined && gpusOf(container).entries.some(({ key }) => key !== 'nvidia.com/gpu'));
}

function gpusText(needed: number, { container }: ServedModel): string {
  const wanted = container ? productsWanted(container.podSpec) : [];
  const counted = (products: readonly GpuProduct[]): readonly { readonly count: number; readonly name: string }[] => products.map((product) => ({ count: Math.ceil(needed / memoryOf(product)), name: product.name }));
  if (wanted.length > 0) return `at least ${listed(counted(wanted))}, which the pod asks for`;
  const all = counted(usualProducts);
  const first = all.findIndex(({ count }) => count === 1);
  const few = all.slice(0, first < 0 ? all.length : first + 1).filter(({ count }) => count <= mostInNode);
  return few.length > 0 ? `at least ${listed(few)}` : `more than ${mostInNode} × ${all.at(-1)?.name ?? ''}, so several nodes`;
}

function listed(counts: readonly { readonly count: number; readonly name: string }[]): string {
  const texts = counts.map(({ count, name }) => `${count} × ${name}`);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
}

function inGB(bytes: number): string {
  return `${rounded(bytes / 1e9)} GB`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
