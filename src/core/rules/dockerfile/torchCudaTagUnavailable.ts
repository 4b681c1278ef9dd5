import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { baseImage, reachableStages, stageOf } from '../../dockerfile/stages.ts';
import { torchInstalls, type TorchInstall } from '../../dockerfile/torchInstalls.ts';
import { torchListsOf } from '../../dockerfile/torchLists.ts';
import { cudaReleaseOf } from '../../images/bringsCuda.ts';
import { parseImageRef } from '../../images/imageRef.ts';
import type { TextEdit } from '../../lint/finding.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { missingBuild, type MissingBuild, missingBuildText } from '../../python/torchBuild.ts';
import { cudaOf, torchWheelTag } from '../../python/torchWheelTag.ts';
import { partOf } from '../../python/wordPart.ts';

export const torchCudaTagUnavailable = defineDockerfileRule<Dockerfile>({
  id: 'torch-cuda-tag-unavailable',
  severity: 'error',
  summary: 'This release of torch was not built for this CUDA release.',
  why: 'Every release of torch is published for three or four releases of CUDA. For any other there is no wheel, so pip ends with "No matching distribution found" and nothing is installed.',
  sources: ['https://pytorch.org/get-started/previous-versions/', 'https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json', 'https://github.com/astral-sh/uv/pull/17380'],
  check(file, context) {
    const configured = /pip\.conf|pip3? config|uv\.toml/.test(file.text);
    for (const install of torchInstalls(file, reachableStages(file), torchListsOf(file, context))) {
      const missing = missingBuild(install);
      // What a requirements file chooses is told there.
      if (!missing || missing.word.span === install.listed?.word.span) continue;
      const severity = install.conditional || install.assumed || configured || install.mayFail ? 'warning' : 'error';
      const better = nearest(file, install, missing);
      context.report(partOf(file.text, missing.word, missing.tag), missingBuildText(missing), {
        severity,
        fixes: () => (better === undefined ? [] : [{ title: `Install the ${better} build`, edits: replacements(file, install, missing.tag, better), kind: 'unsafe', preferred: true }]),
      });
    }
  },
});

/** Of the CUDA major that was asked for, else of the base's; none where that is not known. */
function nearest(file: Dockerfile, install: TorchInstall, { version, tag }: MissingBuild): string | undefined {
  const { major, minor } = cudaOf(tag);
  const stage = stageOf(file, install.instruction);
  const base = stage && baseImage(file, stage);
  const image = base === undefined ? undefined : parseImageRef(base);
  return torchWheelTag(version, `${major}.${minor}`) ?? (image ? torchWheelTag(version, cudaReleaseOf(image)) : undefined);
}

/** The tag is changed wherever the command names it: torchvision and torchaudio come from the same index. */
function replacements(file: Dockerfile, install: TorchInstall, tag: string, better: string): TextEdit[] {
  const words = [install.index, ...install.extraIndexes, ...install.requirements].filter((word) => word !== undefined && word.span !== install.listed?.word.span);
  const spans = words.flatMap((word) => word ?? []).filter((word) => word.text.includes(tag)).map((word) => partOf(file.text, word, tag));
  const unique = spans.filter((span, index) => spans.findIndex((other) => other.start === span.start) === index);
  return unique.map((span) => ({ ...span, text: better })).sort((a, b) => a.start - b.start);
}
