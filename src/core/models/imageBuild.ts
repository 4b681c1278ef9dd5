import { remembered } from '../../base/remembered.ts';
import { imageBuilds } from '../data/tables.gen.ts';
import { modelServerOf } from './modelServers.ts';
import { parseImageRef, repositoryPattern } from '../images/imageRef.ts';

/** Whose GPUs a program in an image can use: `none` for a build for CPUs. */
export type BuiltFor = 'nvidia' | 'amd' | 'none';

/** What an image was surely built for, and the same image for NVIDIA GPUs where there is one; undefined where nobody knows. */
export interface ImageBuild {
  readonly builtFor: BuiltFor;
  readonly gpuImage: string | undefined;
}

/** Looks an image up in schemas/data/imageBuilds.json, then in the table of model servers. */
export const imageBuildOf = remembered(findImageBuild);

function findImageBuild(image: string): ImageBuild | undefined {
  const reference = parseImageRef(image);
  if (!reference || (reference.tag === undefined && reference.digest !== undefined)) return undefined;
  const { repository, registry, tag = 'latest' } = reference;
  const row = imageBuilds.rows.find((one) => image.includes(one.word) && repositoryPattern(one.image).test(repository) && (one.registry === '' || one.registry === registry) && new RegExp(one.tag).test(tag));
  if (row) {
    const builtFor = asBuild(row.builtFor);
    if (builtFor === undefined) return undefined;
    const gpuTag = row.gpuTag ? withGpu(tag) : undefined;
    const named = image.replace(/@.*$/, '');
    const gpuImage = gpuTag === undefined || reference.digest !== undefined ? undefined : reference.tag === undefined ? `${named}:${gpuTag}` : `${named.slice(0, named.length - tag.length)}${gpuTag}`;
    return { builtFor, gpuImage };
  }
  const server = modelServerOf(image);
  const gpu = server?.official === true ? asBuild(server.gpu) : undefined;
  return gpu && { builtFor: gpu, gpuImage: undefined };
}

function asBuild(text: string): BuiltFor | undefined {
  return text === 'nvidia' || text === 'amd' || text === 'none' ? text : undefined;
}

/** `2.16.1-jupyter` becomes `2.16.1-gpu-jupyter`. */
function withGpu(tag: string): string {
  const dash = tag.indexOf('-');
  return dash < 0 ? `${tag}-gpu` : `${tag.slice(0, dash)}-gpu${tag.slice(dash)}`;
}
