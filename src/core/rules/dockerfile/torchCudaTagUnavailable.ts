import type { CommandWord } from '../../dockerfile/commands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { baseImage, reachableStages, stageOf } from '../../dockerfile/stages.ts';
import { pinnedTorch, torchInstalls, type TorchInstall } from '../../dockerfile/torchInstalls.ts';
import { cudaOf, lacksWheel, torchWheelsOf, torchWheelTag } from '../../dockerfile/torchWheelTag.ts';
import { cudaReleaseOf } from '../../images/bringsCuda.ts';
import { parseImageRef } from '../../images/imageRef.ts';
import type { TextEdit } from '../../lint/finding.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

/** A place that chooses a CUDA build. */
interface Choice {
  readonly word: CommandWord;
  readonly tag: string;
}

export const torchCudaTagUnavailable = defineDockerfileRule<Dockerfile>({
  id: 'torch-cuda-tag-unavailable',
  severity: 'error',
  summary: 'This release of torch was not built for this CUDA release.',
  why: 'Every release of torch is published for three or four releases of CUDA. For any other there is no wheel, so pip ends with "No matching distribution found" and the build stops.',
  sources: ['https://pytorch.org/get-started/previous-versions/', 'https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json', 'https://github.com/astral-sh/uv/pull/17380'],
  check(file, context) {
    const reached = reachableStages(file);
    const configured = /pip\.conf|pip3? config|uv\.toml/.test(file.text);
    for (const install of torchInstalls(file, file.stages.filter((stage) => reached.has(stage)))) {
      const version = install.torch.dynamic ? undefined : pinnedTorch(install.torch.text);
      const row = version === undefined ? undefined : torchWheelsOf(version);
      const choice = chosenBuild(install);
      if (version === undefined || !row || !choice || !lacksWheel(row, choice.tag)) continue;
      const severity = install.conditional || install.assumed || configured || install.mayFail ? 'warning' : 'error';
      const message = `torch ${version} has no ${choice.tag} wheel (published: ${row.tags.join(', ')}), so pip stops with "No matching distribution found".`;
      const better = nearest(file, install, version, choice.tag);
      context.report(placeOf(file, choice.word, choice.tag), message, {
        severity,
        fixes: () => (better === undefined ? [] : [{ title: `Install the ${better} build`, edits: replacements(file, install, choice.tag, better), kind: 'unsafe', preferred: true }]),
      });
    }
  },
});

/**
 * The build that can be meant alone: a local version (`+cu124`) that the index of PyTorch is asked for, or PyTorch's
 * index as the only one. An extra index leaves PyPI, which has a build without a local version.
 */
function chosenBuild(install: TorchInstall): Choice | undefined {
  const indexes = [install.index, ...install.extraIndexes].filter((word) => word !== undefined);
  if (install.command.words.some((word) => /^(?:-f|--find-links|--no-index)/.test(word.text))) return undefined;
  if (indexes.some((word) => word.dynamic) || !indexes.every((word) => isPyTorch(word.text) || isPyPi(word.text))) return undefined;
  const pinned = /\+(cu\d{3})$/.exec(install.torch.text)?.[1];
  if (pinned !== undefined) return indexes.some((word) => isPyTorch(word.text)) ? { word: install.torch, tag: pinned } : undefined;
  const tag = install.extraIndexes.length > 0 ? undefined : /\/whl\/(cu\d{3})\/?$/.exec(install.index?.text ?? '')?.[1];
  return tag === undefined || !install.index || /\+/.test(install.torch.text) ? undefined : { word: install.index, tag };
}

function isPyTorch(address: string): boolean {
  return /^https?:\/\/download(?:-r2)?\.pytorch\.org\/whl(?:\/cu\d+|\/cpu)?\/?$/.test(address);
}

function isPyPi(address: string): boolean {
  return /^https?:\/\/pypi\.(?:python\.)?org\/simple\/?$/.test(address);
}

/** Of the CUDA major that was asked for, else of the base's; none where that is not known. */
function nearest(file: Dockerfile, install: TorchInstall, version: string, tag: string): string | undefined {
  const { major, minor } = cudaOf(tag);
  const stage = stageOf(file, install.instruction);
  const base = stage && baseImage(file, stage);
  const image = base === undefined ? undefined : parseImageRef(base);
  return torchWheelTag(version, `${major}.${minor}`) ?? (image ? torchWheelTag(version, cudaReleaseOf(image)) : undefined);
}

function placeOf(file: Dockerfile, word: CommandWord, part: string): { start: number; end: number } {
  const at = file.text.slice(word.span.start, word.span.end).lastIndexOf(part);
  return at < 0 ? word.span : { start: word.span.start + at, end: word.span.start + at + part.length };
}

/** The tag is changed wherever the command names it: torchvision and torchaudio come from the same index. */
function replacements(file: Dockerfile, install: TorchInstall, tag: string, better: string): TextEdit[] {
  const words = [install.index, ...install.extraIndexes, ...install.requirements].filter((word) => word !== undefined);
  const spans = words.filter((word) => word.text.includes(tag)).map((word) => placeOf(file, word, tag));
  const unique = spans.filter((span, index) => spans.findIndex((other) => other.start === span.start) === index);
  return unique.map((span) => ({ ...span, text: better })).sort((a, b) => a.start - b.start);
}
