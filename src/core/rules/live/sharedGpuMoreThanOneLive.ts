import { summarizeNode } from '../../clusters/summarizeNode.ts';
import { defineLiveRule } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { changedAmounts, knownScalar, quantityOf } from '../support/quantities.ts';
import { oneUnit } from '../../kubernetes/quantity.ts';
import { mayRunOn, placementsOf } from '../support/placement.ts';

const resource = 'nvidia.com/gpu';

export const sharedGpuMoreThanOneLive = defineLiveRule({
  id: 'shared-gpu-more-than-one',
  severity: 'warning',
  summary: 'A pod asks for more than one share of GPUs that are shared.',
  why: 'Shares are tickets to the same GPUs, not more of them, also where the device plugin calls them nvidia.com/gpu. With MPS, and wherever failRequestsGreaterThanOne is set, the pod fails with UnexpectedAdmissionError; elsewhere its shares may all be of one physical GPU.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin#shared-access-to-gpus', 'https://github.com/NVIDIA/k8s-device-plugin/blob/main/docs/gpu-feature-discovery/README.md'],
  supersedes: ['gpus-left-idle'],
  check: (object, cluster, { report }) => {
    for (const { podSpec, nodes } of placementsOf(object, cluster)) {
      const offering = nodes.filter((node) => mayRunOn(node) && (node.has[resource] ?? 0) > 0);
      const [first] = offering;
      if (!first || !offering.every((node) => summarizeNode(node.object, {}).accelerator?.shared === true)) continue;
      for (const container of podSpec.containers) {
        const entry = gpusOf(container).entries.find(({ key }) => key === resource);
        const scalar = entry && knownScalar(entry);
        if (!entry || !scalar || (quantityOf(entry)?.nanos ?? 0n) <= oneUnit) continue;
        const where = offering.length === 1 ? `The GPUs of ${first.node}, the one node that can take this pod, are shared` : `The GPUs of all ${offering.length} nodes that can take this pod are shared`;
        report(scalar, `${where}: asking for ${scalar.text} gives no more of them. The pod fails with UnexpectedAdmissionError, or its shares are of the same GPU. Ask for 1.`, {
          fixes: () => {
            const edits = changedAmounts(container, resource, '1');
            return edits.length === 0 ? [] : [{ title: `Ask for 1 ${resource}`, edits, kind: 'unsafe', preferred: true }];
          },
        });
      }
    }
  },
});
