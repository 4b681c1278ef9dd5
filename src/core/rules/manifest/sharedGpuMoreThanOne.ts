import type { Container } from '../../kubernetes/manifest.ts';
import { oneUnit } from '../../kubernetes/quantity.ts';
import { defineRule } from '../../lint/rule.ts';
import { asMap, asScalar, entryOf } from '../../yaml/node.ts';
import { amountsOf, changedAmounts, knownScalar, quantityOf } from '../support/quantities.ts';

export const sharedGpuMoreThanOne = defineRule({
  id: 'shared-gpu-more-than-one',
  scope: 'container',
  severity: 'warning',
  summary: 'A pod asks for more than one share of GPUs that are shared.',
  why: 'Shares are tickets to the same GPUs, not more of them. With MPS, on GKE, and wherever failRequestsGreaterThanOne is set, the pod fails with UnexpectedAdmissionError; elsewhere its shares may all be of one physical GPU.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin#shared-access-to-gpus', 'https://cloud.google.com/kubernetes-engine/docs/how-to/timesharing-gpus'],
  supersedes: ['gpus-left-idle'],
  check: (container, { report }) => {
    const amounts = container.resources ? amountsOf(container.resources) : [];
    const where = sharingSelector(container);
    const done = new Set<string>();
    for (const { entry, name } of amounts) {
      const quantity = quantityOf(entry);
      const scalar = knownScalar(entry);
      const shared = /^nvidia\.com\/.+\.shared$/.test(name) || (name === 'nvidia.com/gpu' && where !== undefined);
      if (!shared || !quantity || !scalar || quantity.nanos <= oneUnit || done.has(name)) continue;
      done.add(name);
      const reason = name.endsWith('.shared') ? 'is a share of a GPU' : `is a share of a GPU on nodes with ${where ?? ''}`;
      report(scalar, `${name} ${reason}: asking for ${scalar.text} gives no more of it. The pod fails with UnexpectedAdmissionError, or both shares are of the same GPU. Ask for 1.`, {
        fixes: () => {
          const edits = changedAmounts(container, name, '1');
          return edits.length === 0 ? [] : [{ title: `Ask for 1 ${name}`, edits, kind: 'unsafe', preferred: true }];
        },
      });
    }
  },
});

/** The label of the pod's node selector that means shared GPUs. */
function sharingSelector({ podSpec }: Container): string | undefined {
  const selector = asMap(entryOf(podSpec.node, 'nodeSelector')?.value);
  return selector?.entries.find(({ key, value }) => {
    const text = asScalar(value)?.text ?? '';
    if (key === 'cloud.google.com/gke-gpu-sharing-strategy') return true;
    return key === 'nvidia.com/gpu.sharing-strategy' ? ['time-slicing', 'mps'].includes(text) : key === 'nvidia.com/gpu.product' && text.endsWith('-SHARED');
  })?.key;
}
