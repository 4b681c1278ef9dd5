import type { PlacedWord } from './requirement.ts';
import { lacksWheel, torchWheelsOf } from './torchWheelTag.ts';
import { pinnedTorch } from './requirement.ts';

/** Torch as an installation asks for it, and where pip looks for it. */
export interface TorchSource {
  readonly torch: PlacedWord;
  /** The only index, where one is named. */
  readonly index: PlacedWord | undefined;
  readonly extraIndexes: readonly PlacedWord[];
  /** True where wheels may also come from a folder or a page of links, or from there alone. */
  readonly looksElsewhere: boolean;
}

/** A build of torch that was never published, and the word that asks for it. */
export interface MissingBuild {
  readonly word: PlacedWord;
  /** `cu124` and the like. */
  readonly tag: string;
  readonly version: string;
  readonly published: readonly string[];
}

/** The CUDA build that is surely asked for and that the pinned release of torch does not have. */
export function missingBuild(source: TorchSource): MissingBuild | undefined {
  const version = source.torch.dynamic ? undefined : pinnedTorch(source.torch.text);
  const row = version === undefined ? undefined : torchWheelsOf(version);
  const choice = row && chosenBuild(source);
  return version !== undefined && choice && lacksWheel(row, choice.tag) ? { ...choice, version, published: row.tags } : undefined;
}

/**
 * The build that can be meant alone: a local version (`+cu124`) that the index of PyTorch is asked for, or PyTorch's
 * index as the only one. An extra index leaves PyPI, which has a build without a local version.
 */
function chosenBuild({ torch, index, extraIndexes, looksElsewhere }: TorchSource): { readonly word: PlacedWord; readonly tag: string } | undefined {
  const indexes = [index, ...extraIndexes].filter((word) => word !== undefined);
  if (looksElsewhere) return undefined;
  if (indexes.some((word) => word.dynamic) || !indexes.every((word) => isPyTorch(word.text) || isPyPi(word.text))) return undefined;
  const pinned = /\+(cu\d{3})$/.exec(torch.text)?.[1];
  if (pinned !== undefined) return indexes.some((word) => isPyTorch(word.text)) ? { word: torch, tag: pinned } : undefined;
  const tag = extraIndexes.length > 0 ? undefined : /\/whl\/(cu\d{3})\/?$/.exec(index?.text ?? '')?.[1];
  return tag === undefined || !index || /\+/.test(torch.text) ? undefined : { word: index, tag };
}

function isPyTorch(address: string): boolean {
  return /^https?:\/\/download(?:-r2)?\.pytorch\.org\/whl(?:\/cu\d+|\/cpu)?\/?$/.test(address);
}

function isPyPi(address: string): boolean {
  return /^https?:\/\/pypi\.(?:python\.)?org\/simple\/?$/.test(address);
}

/**
 * The word that chooses the build without CUDA: the local version of the requirement, or the address of an index. Where
 * an index with CUDA is named beside it, pip takes that one's: its local version sorts above `cpu` (PEP 440).
 */
export function cpuBuild({ torch, index, extraIndexes }: Pick<TorchSource, 'torch' | 'index' | 'extraIndexes'>): PlacedWord | undefined {
  if (/\+cu\d/.test(torch.text)) return undefined;
  if (/(?:\+|%2B)cpu\b/i.test(torch.text)) return torch;
  const indexes = [index, ...extraIndexes].filter((word) => word !== undefined);
  return indexes.some((word) => word.dynamic || isCudaIndex(word.text)) ? undefined : indexes.find((word) => isCpuIndex(word.text));
}

/** True for the address of PyTorch's wheels of one CUDA release. */
export function isCudaIndex(address: string): boolean {
  return /\/whl\/(?:nightly\/)?cu\d/.test(address);
}

/** True for the address of PyTorch's wheels without CUDA. */
export function isCpuIndex(address: string): boolean {
  return /^https?:\/\/[^/]+\/(?:.*\/)?whl\/cpu\/?$/.test(address);
}

/** What is wrong with a build that was never published. */
export function missingBuildText({ version, tag, published }: MissingBuild): string {
  return `torch ${version} has no ${tag} wheel (published: ${published.join(', ')}), so pip stops with "No matching distribution found".`;
}
