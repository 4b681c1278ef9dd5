import type { ComposeService } from '../../compose/composeService.ts';
import { defineComposeRule } from '../../lint/rule.ts';
import { asScalar, entryOf } from '../../yaml/node.ts';
import { reportCudaTag } from '../support/cudaTagReport.ts';

export const cudaTagInvalidInCompose = defineComposeRule<ComposeService>({
  id: 'cuda-tag-invalid',
  scope: 'service',
  severity: 'error',
  summary: 'The CUDA image has no such tag.',
  why: 'Tags of nvidia/cuda carry the full release, the cuDNN word of that release, a flavour and a system; there is no latest. Any other tag ends in "manifest unknown".',
  sources: ['https://gitlab.com/nvidia/container-images/cuda', 'https://hub.docker.com/r/nvidia/cuda'],
  check({ map }, { report }) {
    const image = asScalar(entryOf(map, 'image')?.value);
    // With `build` it is only the name of what is built.
    if (image && !entryOf(map, 'build')) reportCudaTag(image, report);
  },
});
