import type { TextEdit } from '../../lint/finding.ts';
import { defineRequirementsRule } from '../../lint/rule.ts';
import { type RequirementsFile, torchOf } from '../../python/parseRequirements.ts';
import { missingBuild, missingBuildText } from '../../python/torchBuild.ts';
import { cudaOf, torchWheelTag } from '../../python/torchWheelTag.ts';
import { partOf } from '../../python/wordPart.ts';

export const torchCudaTagInRequirements = defineRequirementsRule<RequirementsFile>({
  id: 'torch-cuda-tag-unavailable',
  severity: 'error',
  summary: 'This release of torch was not built for this CUDA release.',
  why: 'Every release of torch is published for three or four releases of CUDA. For any other there is no wheel, so pip ends with "No matching distribution found" and nothing is installed.',
  sources: ['https://pytorch.org/get-started/previous-versions/', 'https://pip.pypa.io/en/stable/reference/requirements-file-format/'],
  check(file, context) {
    const source = torchOf(file);
    const missing = source && missingBuild(source);
    if (!missing || isForOthers(source.torch.marker)) return;
    const { major, minor } = cudaOf(missing.tag);
    const better = torchWheelTag(missing.version, `${major}.${minor}`);
    context.report(partOf(file.text, missing.word, missing.tag), missingBuildText(missing), {
      // What the other files name counts here as well.
      severity: source.torch.marker === '' && file.files.length === 0 ? 'error' : 'warning',
      fixes: () => (better === undefined ? [] : [{ title: `Install the ${better} build`, edits: replacements(file, missing.tag, better), kind: 'unsafe', preferred: true }]),
    });
  },
});

/** Wheels for other machines and systems are other ones. */
function isForOthers(marker: string): boolean {
  return /aarch64|arm64|darwin|macOS|win32|Windows/i.test(marker);
}

/** torchvision and torchaudio come from the same index and have the same tag. */
function replacements(file: RequirementsFile, tag: string, better: string): readonly TextEdit[] {
  const words = [file.index, ...file.extraIndexes, ...file.requirements].filter((word) => word !== undefined);
  return words.filter(({ text }) => text.includes(tag)).map((word) => ({ ...partOf(file.text, word, tag), text: better })).sort((a, b) => a.start - b.start);
}
