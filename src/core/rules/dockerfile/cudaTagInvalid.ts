import type { Span } from '../../../base/text.ts';
import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { copiedReferences, copyOrigin, reachableStages } from '../../dockerfile/stages.ts';
import { checkCudaTag } from '../../images/cudaTag.ts';
import type { Severity } from '../../lint/finding.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

/** An image that a stage starts or copies from, and the characters that name it. */
interface Mention {
  readonly reference: string;
  readonly place: Span;
}

export const cudaTagInvalid = defineDockerfileRule<Dockerfile>({
  id: 'cuda-tag-invalid',
  severity: 'error',
  summary: 'The CUDA image has no such tag.',
  why: 'Tags of nvidia/cuda carry the full release, the cuDNN word of that release, a flavour and a system; there is no latest. Any other tag ends the build with "manifest unknown".',
  sources: ['https://gitlab.com/nvidia/container-images/cuda', 'https://hub.docker.com/r/nvidia/cuda'],
  check(file, context) {
    const reached = new Set(reachableStages(file));
    for (const stage of file.stages) {
      for (const { reference, place } of mentions(file, stage)) {
        const problem = checkCudaTag(reference);
        if (!problem) continue;
        const literal = context.text.slice(place.start, place.end) === reference;
        const { suggestion, span } = problem;
        const severity: Severity = reached.has(stage) ? problem.severity : 'warning';
        context.report(literal ? { start: place.start + span.start, end: place.start + span.end } : place, problem.message, {
          severity,
          fixes: () => (literal && suggestion !== undefined ? [{ title: `Change to ${suggestion}`, edits: [{ ...place, text: suggestion }], kind: 'unsafe', preferred: true }] : []),
        });
      }
    }
  },
});

function mentions(file: Dockerfile, stage: Stage): Mention[] {
  const base = stage.base && stage.origin.kind === 'image' ? [{ reference: stage.origin.reference, place: stage.base.span }] : [];
  const copied = stage.instructions.flatMap(copiedReferences).flatMap(({ reference, flag }) => {
    return copyOrigin(file, reference).kind === 'image' ? [{ reference, place: flag.valueSpan ?? flag.span }] : [];
  });
  return [...base, ...copied];
}
