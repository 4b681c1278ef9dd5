import { defineRule } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { asScalar, asSeq, nodeAt } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';

export const capabilityCapPrefix = defineRule({
  id: 'capability-cap-prefix',
  scope: 'container',
  severity: 'warning',
  summary: 'A capability is written with CAP_ in front.',
  why: 'Kubernetes names capabilities without CAP_, and the container runtime puts it in front. A name that has it already becomes one that no kernel knows: the container does not start, or starts without the capability.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container'],
  check: (container, { text, report }) => {
    for (const list of ['add', 'drop']) {
      for (const item of asSeq(nodeAt(container.node, 'securityContext', 'capabilities', list))?.items ?? []) {
        const scalar = asScalar(item);
        if (!scalar || item.kind === 'alias' || scalar.dynamic || !/^CAP_\w+$/i.test(scalar.text)) continue;
        const name = scalar.text.slice('CAP_'.length);
        const outcome = list === 'add' ? 'the container does not start, or starts without it' : 'the container does not start, or keeps it';
        report(scalar, `The runtime puts CAP_ in front by itself, so ${scalar.text} becomes an unknown capability: ${outcome}. Write ${name}.`, {
          fixes: () => [{ title: `Change to ${name}`, edits: [replaced(placeInScalar(text, scalar, 0, 'CAP_'.length), '')], kind: 'safe', preferred: true }],
        });
      }
    }
  },
});
