import { defineRule } from '../../lint/rule.ts';
import { ownNames, reportUnknownNames } from '../support/unknownResource.ts';

export const gpuResourceUnknownName = defineRule({
  id: 'gpu-resource-unknown-name',
  scope: 'resources',
  severity: 'warning',
  summary: 'No device plugin advertises a resource of this name.',
  why: 'The API server accepts any name with a vendor in front. A name that no node advertises keeps the pod Pending for ever.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin', 'https://github.com/ROCm/k8s-device-plugin', 'https://github.com/intel/intel-device-plugins-for-kubernetes'],
  options: ownNames,
  check: (block, context) => reportUnknownNames(block, new Set(), context),
});
