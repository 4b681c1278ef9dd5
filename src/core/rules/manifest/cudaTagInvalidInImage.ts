import { checkCudaTag } from '../../images/cudaTag.ts';
import { defineRule } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';

export const cudaTagInvalidInImage = defineRule({
  id: 'cuda-tag-invalid',
  scope: 'container',
  severity: 'error',
  summary: 'The CUDA image has no such tag.',
  why: 'Tags of nvidia/cuda carry the full release, the cuDNN word of that release, a flavour and a system; there is no latest. Any other tag ends in "manifest unknown".',
  sources: ['https://gitlab.com/nvidia/container-images/cuda', 'https://hub.docker.com/r/nvidia/cuda'],
  check: ({ image }, { report }) => {
    if (!image || image.dynamic || typeof image.value !== 'string') return;
    const problem = checkCudaTag(image.text);
    if (!problem) return;
    const inset = image.style === 'single' || image.style === 'double' ? 1 : 0;
    const start = image.start + inset;
    const { suggestion } = problem;
    report({ start: start + problem.span.start, end: start + problem.span.end }, problem.message, {
      severity: problem.severity,
      fixes: () => suggestion === undefined ? [] : [{ title: `Change to ${suggestion}`, edits: [replaced({ start, end: start + image.text.length }, suggestion)], kind: 'unsafe', preferred: true }],
    });
  },
});
