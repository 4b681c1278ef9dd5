import { defineRule } from '../../lint/rule.ts';
import { reportCudaTag } from '../support/cudaTagReport.ts';

export const cudaTagInvalidInImage = defineRule({
  id: 'cuda-tag-invalid',
  scope: 'container',
  severity: 'error',
  summary: 'The CUDA image has no such tag.',
  why: 'Tags of nvidia/cuda carry the full release, the cuDNN word of that release, a flavour and a system; there is no latest. Any other tag ends in "manifest unknown".',
  sources: ['https://gitlab.com/nvidia/container-images/cuda', 'https://hub.docker.com/r/nvidia/cuda'],
  check: ({ image }, { report }) => {
    if (image) reportCudaTag(image, report);
  },
});
