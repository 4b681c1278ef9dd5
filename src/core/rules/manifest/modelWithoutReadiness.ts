import { defineRule } from '../../lint/rule.ts';
import type { ManifestObject } from '../../kubernetes/manifest.ts';
import { asSeq, entryOf } from '../../yaml/node.ts';
import { holdsModel } from '../support/modelWork.ts';

export const modelWithoutReadiness = defineRule({
  id: 'model-without-readiness',
  scope: 'container',
  severity: 'info',
  summary: 'A model that others ask over the network has no readiness probe.',
  why: 'Without a probe a pod counts as ready when its process has started, long before the model is loaded: a Service sends it requests that are refused, and an update stops the old pods while the new ones cannot answer yet.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/', 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#types-of-probe'],
  misses: ['readinessProbe', 'startupProbe'],
  check: (container, { text, report }) => {
    const { node, podSpec } = container;
    const ports = entryOf(node, 'ports');
    const serves = (asSeq(ports?.value)?.items.length ?? 0) > 0;
    if (!ports || !serves || !isServer(podSpec.object) || node.entries.some(({ key, keyNode }) => keyNode.dynamic || key === 'readinessProbe' || key === 'startupProbe')) return;
    if (!holdsModel(container, text)) return;
    report(ports.keyNode, `${container.name ?? 'This container'} counts as ready as soon as its process runs, so it gets requests while it still loads its model, and an update stops the old pods too early. Add a readinessProbe.`);
  },
});

/** Kinds whose pods stand behind a Service and are updated one after the other. */
function isServer({ group, kind, partial }: ManifestObject): boolean {
  return group === 'apps' && (kind === 'Deployment' || kind === 'StatefulSet') && !partial;
}
