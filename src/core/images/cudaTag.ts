import type { Span } from '../../base/text.ts';
import { cudaImages } from '../data/tables.gen.ts';
import { parseImageRef } from './imageRef.ts';

/** Why a reference to the nvidia/cuda image cannot be pulled, or may not be what was meant. */
export interface CudaTagProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The wrong part, counted from the start of the reference. */
  readonly span: Span;
  /** The whole reference with that part mended; undefined where nothing is certain enough. */
  readonly suggestion: string | undefined;
}

interface TagParts {
  readonly release: string;
  readonly cudnn: string | undefined;
  readonly flavour: string | undefined;
  readonly system: string | undefined;
}

const registries = new Set(['', 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'nvcr.io']);
const flavours = ['base', 'runtime', 'devel'];
const tagShape = /^(\d+(?:\.\d+){0,3})(?:-(cudnn\d*))?(?:-([a-z]+))?(?:-(.+))?$/;

/** Offered where the reference says nothing about the release that is wanted. */
const usualTag = '12.6.3-runtime-ubuntu24.04';

/**
 * Checks a reference to NVIDIA's CUDA image against the releases known here. Undefined for other images, for mirrors
 * with tags of their own, for a pinned digest, for a text with variables, and for releases newer than the table.
 */
export function checkCudaTag(reference: string): CudaTagProblem | undefined {
  const ref = reference.includes('$') ? undefined : parseImageRef(reference);
  if (!ref || ref.repository !== 'nvidia/cuda' || !registries.has(ref.registry) || ref.digest !== undefined) return undefined;
  const start = ref.tag === undefined ? 0 : reference.length - ref.tag.length;
  const name = ref.tag === undefined ? reference : reference.slice(0, start - 1);
  const whole = { start, end: reference.length };
  if (ref.tag === undefined || ref.tag === 'latest') {
    const message = `${name} has no "latest" image, so the pull fails with "manifest unknown"; name a release, for example ${usualTag}.`;
    return { severity: 'error', message, span: whole, suggestion: `${name}:${usualTag}` };
  }
  const problem = checkTag(ref.tag, name);
  return problem && { ...problem, span: { start: start + problem.span.start, end: start + problem.span.end } };
}

function checkTag(tag: string, name: string): CudaTagProblem | undefined {
  const match = tagShape.exec(tag);
  if (!match) return undefined;
  const parts: TagParts = { release: match[1] ?? '', cudnn: match[2], flavour: match[3], system: match[4] };
  if (Number(parts.release.split('.')[0]) < 11) return undefined;
  return checkRelease(tag, parts, name) ?? checkFlavour(tag, parts, name) ?? checkCudnn(tag, parts, name) ?? checkSystem(tag, parts, name);
}

function checkRelease(tag: string, { release }: TagParts, name: string): CudaTagProblem | undefined {
  if (release.split('.').length > 2) return undefined;
  const newest = cudaImages.releases.filter((known) => known.startsWith(`${release}.`)).at(-1);
  if (newest === undefined && isNewer(release)) return undefined;
  const example = newest === undefined ? '' : `, for example ${newest}`;
  const message = `${name}:${tag} does not exist: tags carry the full release${example}; the pull fails with "manifest unknown".`;
  return { severity: 'error', message, span: { start: 0, end: release.length }, suggestion: newest === undefined ? undefined : `${name}:${newest}${tag.slice(release.length)}` };
}

function checkFlavour(tag: string, { cudnn, flavour, system }: TagParts, name: string): CudaTagProblem | undefined {
  const severity = 'error';
  if (flavour === undefined || isSystem(flavour)) {
    const start = tag.length - (flavour ?? system ?? '').length;
    const message = `${name}:${tag} leaves out the flavour (base, runtime or devel), so the pull fails with "manifest unknown".`;
    const suggestion = system === undefined && flavour === undefined ? `${name}:${tag}-runtime-ubuntu22.04` : `${name}:${tag.slice(0, start)}runtime-${tag.slice(start)}`;
    return { severity, message, span: { start: start === tag.length ? 0 : start, end: tag.length }, suggestion };
  }
  const start = tag.indexOf(`-${flavour}`) + 1;
  const span = { start, end: start + flavour.length };
  if (cudnn !== undefined && flavour === 'base') {
    return { severity, message: `cuDNN comes with runtime and devel only; ${name}:${tag} does not exist.`, span, suggestion: replacePart(name, tag, span, 'runtime') };
  }
  if (flavours.includes(flavour)) return undefined;
  return { severity, message: `"${flavour}" is no flavour of ${name}; there are base, runtime and devel.`, span, suggestion: undefined };
}

function checkCudnn(tag: string, { release, cudnn }: TagParts, name: string): CudaTagProblem | undefined {
  if (cudnn === undefined || !cudaImages.releases.includes(release)) return undefined;
  const right = cudaImages.cudnn.find((row) => row.until === '' || compare(release, row.until) <= 0)?.token;
  if (right === undefined || right === cudnn) return undefined;
  const span = { start: release.length + 1, end: release.length + 1 + cudnn.length };
  const message = `${name}:${tag} does not exist: CUDA ${release} images carry cuDNN as "${right}", not "${cudnn}".`;
  return { severity: 'error', message, span, suggestion: replacePart(name, tag, span, right) };
}

function checkSystem(tag: string, { system }: TagParts, name: string): CudaTagProblem | undefined {
  if (system !== undefined) return undefined;
  const message = `${name}:${tag} names no operating system; such short tags are not published for current releases. Add one, for example -ubuntu22.04.`;
  return { severity: 'warning', message, span: { start: 0, end: tag.length }, suggestion: `${name}:${tag}-ubuntu22.04` };
}

function isSystem(word: string): boolean {
  return cudaImages.systems.some((system) => word.startsWith(system));
}

function isNewer(release: string): boolean {
  const newest = cudaImages.releases.at(-1) ?? '';
  return compare(release, newest) > 0;
}

/** Orders releases by their numbers; missing ones count as 0. */
function compare(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function replacePart(name: string, tag: string, span: Span, part: string): string {
  return `${name}:${tag.slice(0, span.start)}${part}${tag.slice(span.end)}`;
}
