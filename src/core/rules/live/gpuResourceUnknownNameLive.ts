import { allocatableOf } from '../../kubernetes/podRequests.ts';
import { defineLiveRule } from '../../lint/rule.ts';
import { ownNames, reportUnknownNames } from '../support/unknownResource.ts';

export const gpuResourceUnknownNameLive = defineLiveRule({
  id: 'gpu-resource-unknown-name',
  severity: 'warning',
  summary: 'No device plugin advertises a resource of this name.',
  why: 'The API server accepts any name with a vendor in front. A name that no node advertises keeps the pod Pending for ever.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin', 'https://github.com/ROCm/k8s-device-plugin', 'https://github.com/intel/intel-device-plugins-for-kubernetes'],
  options: ownNames,
  knowsBetter: true,
  check: (object, cluster, context) => {
    const offered = new Set(cluster.nodes.flatMap((node) => Object.keys(allocatableOf(node))));
    for (const block of object.resources) reportUnknownNames(block, offered, context);
  },
});
