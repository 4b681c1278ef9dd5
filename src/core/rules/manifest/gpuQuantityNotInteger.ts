import { isExtendedResource, isGpuResource } from '../../kubernetes/acceleratorNames.ts';
import { isWhole } from '../../kubernetes/quantity.ts';
import { defineRule } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { refusal } from '../support/outcome.ts';
import { amountsOf, knownScalar, quantityOf } from '../support/quantities.ts';

export const gpuQuantityNotInteger = defineRule({
  id: 'gpu-quantity-not-integer',
  scope: 'resources',
  severity: 'error',
  summary: 'A GPU amount is not a whole number.',
  why: 'Device plugins hand out whole devices. A part of a GPU has a resource name of its own: a time-sliced replica or a MIG profile, asked for in whole numbers.',
  sources: ['https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/', 'https://github.com/NVIDIA/k8s-device-plugin#shared-access-to-gpus'],
  check: (block, { report }) => {
    for (const { entry, name } of amountsOf(block)) {
      const scalar = knownScalar(entry);
      if (!scalar || !isExtendedResource(name)) continue;
      const quantity = quantityOf(entry);
      if (quantity && quantity.nanos >= 0n && isWhole(quantity)) continue;
      const problem = quantity ? (quantity.nanos < 0n ? 'it is negative' : 'it must be a whole number') : 'it is not a number';
      const advice = quantity && quantity.nanos > 0n && isGpuResource(name)
        ? ' To share a GPU, ask for 1 of a time-sliced resource such as nvidia.com/gpu.shared or of a MIG profile such as nvidia.com/mig-1g.10gb.'
        : '';
      report(scalar, `${refusal(block.object, block.validated)}: "${scalar.text}" cannot be an amount of ${name}, ${problem}.${advice}`, {
        fixes: () => [{ title: 'Ask for 1', edits: [replaced(scalar, '1')], kind: 'unsafe' }],
      });
    }
  },
});
