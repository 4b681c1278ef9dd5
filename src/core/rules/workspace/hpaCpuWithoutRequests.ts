import type { ManifestObject } from '../../kubernetes/manifest.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import type { PodFacts } from '../../workspace/facts.ts';
import { itemsOf } from '../../workspace/readObject.ts';
import { textAt } from '../../workspace/readValues.ts';
import { objectsNamed, relatedTo, titleOf } from '../../workspace/relations.ts';
import { nodeAt, type YamlNode } from '../../yaml/node.ts';

export const hpaCpuWithoutRequests = defineWorkspaceRule({
  id: 'hpa-cpu-without-requests',
  scope: 'object',
  severity: 'warning',
  summary: 'An autoscaler goes by the share of CPU used, and a container asks for no CPU.',
  why: 'The share is the use divided by the request. Where one container of the pod has no CPU request there is nothing to divide by: the autoscaler reports "missing request for cpu" and never scales.',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details'],
  check: (object, { report, workspace, viewpoint }) => {
    const target = nodeAt(object.node, 'spec', 'scaleTargetRef');
    const [kind, name] = [textAt(target, 'kind'), textAt(target, 'name')];
    const metric = cpuMetric(object);
    // A LimitRange may give every container a request.
    if (!metric || !kind || !name || object.partial || workspace.ofKind('', 'LimitRange').length > 0) return;
    const group = textAt(target, 'apiVersion')?.split('/')[0] ?? '';
    const found = objectsNamed(workspace, viewpoint, group, kind, name);
    for (const one of found) {
      if (one.facts.partial || workspace.isPatched(one.path, one.facts)) return;
      const without = withoutRequest(one.facts.pods, metric.container);
      if (without === undefined) return;
      report(metric.place, `${titleOf(one.facts)} asks for no CPU in container ${without}, so this autoscaler has nothing to take a share of and never scales. Give every container a CPU request, or scale by another metric.`, { related: [relatedTo(one, 'What is scaled.')] });
      return;
    }
  },
});

interface CpuMetric {
  readonly place: YamlNode;
  /** The one container that counts, where the metric names it. */
  readonly container: string | undefined;
}

/** The metric that goes by the share of CPU; undefined where there is none. */
function cpuMetric({ group, kind, node }: ManifestObject): CpuMetric | undefined {
  if (group !== 'autoscaling' || kind !== 'HorizontalPodAutoscaler') return undefined;
  const simple = nodeAt(node, 'spec', 'targetCPUUtilizationPercentage');
  if (simple) return { place: simple, container: undefined };
  for (const item of itemsOf(nodeAt(node, 'spec', 'metrics'))) {
    const resource = nodeAt(item, 'resource') ?? nodeAt(item, 'containerResource');
    const share = nodeAt(resource, 'target', 'averageUtilization') ?? nodeAt(resource, 'targetAverageUtilization');
    if (textAt(resource, 'name') === 'cpu' && share) return { place: share, container: textAt(resource, 'container') || undefined };
  }
  return undefined;
}

/** The first container that runs and asks for no CPU; undefined where all do, or nobody knows. */
function withoutRequest(pods: readonly PodFacts[], container: string | undefined): string | undefined {
  const counted = pods.flatMap(({ containers }) => containers.filter(({ runs, name }) => runs && (container === undefined || name === container)));
  if (counted.some(({ asksForCpu }) => asksForCpu === undefined)) return undefined;
  return counted.find(({ asksForCpu }) => asksForCpu === false)?.name;
}
