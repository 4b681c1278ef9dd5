import type { CommandWord } from '../../dockerfile/commands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { baseImage, finalLineage } from '../../dockerfile/stages.ts';
import { cpuTorchInstalls } from '../../dockerfile/cpuTorchInstalls.ts';
import type { TorchInstall } from '../../dockerfile/torchInstalls.ts';
import { torchListsOf } from '../../dockerfile/torchLists.ts';
import { bringsCuda, cudaReleaseOf } from '../../images/bringsCuda.ts';
import { parseImageRef, type ImageRef } from '../../images/imageRef.ts';
import type { Fix, RelatedPlace, TextEdit } from '../../lint/finding.ts';
import { defineDockerfileRule, type RuleContext } from '../../lint/rule.ts';
import { isCpuIndex } from '../../python/torchBuild.ts';
import { torchWheelTag } from '../../python/torchWheelTag.ts';
import { partOf } from '../../python/wordPart.ts';

export const torchCpuWheelOnGpuImage = defineDockerfileRule<Dockerfile>({
  id: 'torch-cpu-wheel-on-gpu-image',
  severity: 'error',
  summary: 'The CPU build of torch is installed on a CUDA base image.',
  why: 'The wheels below whl/cpu hold no CUDA code: torch.cuda.is_available() is False, the model runs on the CPU and the GPU that the pod pays for stays idle.',
  sources: ['https://pytorch.org/get-started/previous-versions/', 'https://peps.python.org/pep-0440/#local-version-identifiers'],
  misses: ['RUN'],
  check(file, context) {
    const [final] = finalLineage(file);
    const base = final && baseImage(file, final);
    const image = base === undefined ? undefined : parseImageRef(base);
    if (!image || !bringsCuda(image)) return;
    for (const { install, cpu } of cpuTorchInstalls(file, torchListsOf(file, context))) report(file, context, install, cpu, image);
  },
});

function report(file: Dockerfile, context: RuleContext, install: TorchInstall, cpu: CommandWord, image: ImageRef): void {
  const version = /^torch(?:\[[^\]]*\])?==([\d.]+)/.exec(install.torch.text)?.[1];
  const tag = torchWheelTag(version, cudaReleaseOf(image));
  const advice = tag === undefined ? 'Take a CUDA build instead.' : `Take a CUDA build, for example from https://download.pytorch.org/whl/${tag}.`;
  const related = listedPlaces(install, cpu);
  // What is underlined there only names the file that chooses the build.
  const what = related.length > 0 ? `This file asks for ${cpu.text},` : 'This is';
  context.report(partOf(file.text, cpu, cpu.text), `${what} the CPU build of torch on the CUDA base ${image.repository}: torch.cuda.is_available() will be False and the GPU stays idle. ${advice}`, {
    severity: install.assumed ? 'warning' : 'error',
    ...(related.length > 0 && { related }),
    fixes: () => cudaFix(file, install, tag),
  });
}

/** What chooses the build, where that stands in a requirements file. */
function listedPlaces({ listed }: TorchInstall, cpu: CommandWord): readonly RelatedPlace[] {
  if (!listed || cpu.span !== listed.word.span) return [];
  const { torch, index, extraIndexes } = listed.torch;
  const chosen = [torch, index, ...extraIndexes].find((word) => word?.text === cpu.text) ?? torch;
  const { file, place } = chosen;
  return [{ file, span: { start: place.start, end: place.end }, position: { line: place.line, column: place.column }, message: `${chosen.text} is asked for here.` }];
}

/** Names the CUDA build in the index and the requirements; a bare `+cpu` is dropped, as PyPI's own build has CUDA. */
function cudaFix(file: Dockerfile, install: TorchInstall, tag: string | undefined): Fix[] {
  if (tag === undefined) return [];
  const indexes = [install.index, ...install.extraIndexes].filter((word) => word !== undefined && word.span !== install.listed?.word.span && isCpuIndex(word.text));
  const edits: TextEdit[] = [];
  for (const word of indexes) if (word) edits.push(...partEdits(file, word, 'cpu', tag));
  for (const word of install.requirements) edits.push(...partEdits(file, word, '+cpu', indexes.length > 0 ? `+${tag}` : ''));
  edits.sort((a, b) => a.start - b.start);
  return edits.length === 0 ? [] : [{ title: indexes.length > 0 ? `Install the ${tag} build` : 'Install the CUDA build of PyPI', edits, kind: 'unsafe', preferred: true }];
}

function partEdits(file: Dockerfile, word: CommandWord, part: string, text: string): TextEdit[] {
  const at = file.text.slice(word.span.start, word.span.end).lastIndexOf(part);
  return at < 0 ? [] : [{ start: word.span.start + at, end: word.span.start + at + part.length, text }];
}
