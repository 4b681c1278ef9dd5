import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { baseImage, finalLineage } from '../../dockerfile/stages.ts';
import { torchInstalls, type TorchInstall } from '../../dockerfile/torchInstalls.ts';
import { parseImageRef, type ImageRef } from '../../images/imageRef.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { pinnedTorch } from '../../python/requirement.ts';

export const torchReinstalledOnTunedBase = defineDockerfileRule<Dockerfile>({
  id: 'torch-reinstalled-on-tuned-base',
  severity: 'warning',
  summary: 'torch is installed again on an image that was made for its own torch.',
  why: 'The base image brings a torch that fits its CUDA, cuDNN and NCCL, and packages compiled against it. A second installation replaces it: the image carries both in its layers, several GB more, and what was compiled against the first one may no longer load.',
  sources: ['https://pytorch.org/get-started/previous-versions/', 'https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/index.html'],
  check(file, context) {
    const [final] = finalLineage(file);
    const base = final && baseImage(file, final);
    const image = base === undefined ? undefined : parseImageRef(base);
    const tuned = image && tunedTorch(image);
    if (!tuned) return;
    for (const install of torchInstalls(file, finalLineage(file).toReversed())) {
      if (install.conditional || choosesCpu(install) || !replaces(install, tuned.version)) continue;
      const version = tuned.version === undefined ? 'its own torch' : `torch ${tuned.version}`;
      context.report(install.torch.span, `${tuned.name} brings ${version}; this installs another build over it, several GB more, and what the image compiled against its own may no longer load. Drop it here, or start from a base with the release you need.`);
    }
  },
});

/** The image and the torch in it, where the tag says which. */
function tunedTorch(image: ImageRef): { readonly name: string; readonly version: string | undefined } | undefined {
  const tag = image.tag ?? '';
  if (/(?:^|\/)pytorch\/pytorch$/.test(image.repository) && /cuda/.test(tag)) return { name: `${image.repository}:${tag}`, version: /^\d+\.\d+\.\d+/.exec(tag)?.[0] };
  if (image.registry === 'nvcr.io' && image.repository === 'nvidia/pytorch') return { name: `nvcr.io/nvidia/pytorch:${tag}`, version: undefined };
  return undefined;
}

/** Without a version pip keeps what is there; that release is kept as well. */
function replaces(install: TorchInstall, present: string | undefined): boolean {
  const forced = install.command.words.some((word) => /^(?:-U|--upgrade|--force-reinstall|-I|--ignore-installed)$/.test(word.text));
  const wanted = pinnedTorch(install.torch.text);
  if (wanted === undefined) return forced;
  return present === undefined || forced || wanted !== present;
}

/** The rule about CPU wheels says more. */
function choosesCpu(install: TorchInstall): boolean {
  return /\+cpu/.test(install.torch.text) || [install.index, ...install.extraIndexes].some((word) => /\/whl\/cpu\/?$/.test(word?.text ?? ''));
}
