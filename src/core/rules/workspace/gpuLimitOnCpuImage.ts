import { builtFrom } from '../../workspace/builtImages.ts';
import { imageBuildOf } from '../../models/imageBuild.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { onceFor } from '../../../base/onceFor.ts';
import type { YamlScalar } from '../../yaml/node.ts';
import { replaced } from '../../yaml/edits.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';

/** Whose GPUs the resources of a domain are. */
const vendors: Readonly<Record<string, { readonly builtFor: 'nvidia' | 'amd'; readonly name: string }>> = {
  'nvidia.com': { builtFor: 'nvidia', name: 'NVIDIA' },
  'amd.com': { builtFor: 'amd', name: 'AMD' },
};

/** Asked again for every container whenever anything in the workspace changes. */
const buildOf = onceFor((image: YamlScalar) => imageBuildOf(image.text));

export const gpuLimitOnCpuImage = defineWorkspaceRule({
  id: 'gpu-limit-on-cpu-image',
  scope: 'container',
  severity: 'warning',
  summary: 'A container reserves a GPU that the programs of its image cannot use.',
  why: 'A build for CPUs, or for the GPUs of another vendor, has no kernels for the GPU it is given: it computes on the CPU or stops, and nobody else can use the GPU meanwhile.',
  sources: ['https://www.tensorflow.org/install/docker', 'https://docs.vllm.ai/en/latest/getting_started/installation/', 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/'],
  check: (container, { text, report, workspace, viewpoint }) => {
    const { image } = container;
    const [entry] = gpusOf(container).entries;
    const vendor = vendors[entry?.key.split('/')[0] ?? ''];
    if (!gpusOf(container).any || !image || image.dynamic || typeof image.value !== 'string' || !entry || !vendor) return;
    const built = builtFrom(image.text, viewpoint.path, workspace);
    if (built?.facts.cpuTorch === true) {
      report(image, `The Dockerfile of this image installs the CPU build of torch: the ${vendor.name} GPU is reserved for this container and never used. Install a build for it, or drop ${entry.key}.`, { related: [{ file: built.path, span: { start: 0, end: 0 }, position: { line: 0, column: 0 }, message: 'The Dockerfile.' }] });
      return;
    }
    const base = built?.facts.base;
    const build = buildOf(image) ?? (base === undefined ? undefined : imageBuildOf(base));
    if (!build || build.builtFor === vendor.builtFor) return;
    const what = build.builtFor === 'none' ? 'is built for CPUs' : `is built for ${build.builtFor === 'amd' ? 'AMD' : 'NVIDIA'} GPUs`;
    const { gpuImage } = build;
    const advice = gpuImage === undefined ? `Use the build for ${vendor.name} GPUs, or drop ${entry.key}.` : `Use ${gpuImage}.`;
    report(image, `${buildOf(image) ? image.text : `The base image ${base}`} ${what}: the ${vendor.name} GPU is reserved for this container and never used. ${advice}`, {
      fixes: () => gpuImage === undefined || vendor.builtFor !== 'nvidia' || !buildOf(image) ? [] : [{ title: `Change to ${gpuImage}`, edits: [replaced(placeInScalar(text, image, 0, image.text.length), gpuImage)], kind: 'unsafe', preferred: true }],
    });
  },
});
