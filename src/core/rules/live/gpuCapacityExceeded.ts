import { isAccelerator } from '../../clusters/acceleratorName.ts';
import type { ClusterSnapshot, NamespaceQuota } from '../../clusters/scheduling/clusterSnapshot.ts';
import type { ManifestObject } from '../../kubernetes/manifest.ts';
import type { Severity } from '../../lint/finding.ts';
import { defineLiveRule, type RuleContext } from '../../lint/rule.ts';
import { nodeAt } from '../../yaml/node.ts';
import { impossiblePod } from '../support/impossiblePod.ts';
import { askingEntry, mayRunOn, namespaceOf, ownPods, type Placement, placementsOf, withoutOwn } from '../support/placement.ts';
import { type FreeDevices, freeDevices, placePods, usableNodes } from '../support/podRoom.ts';

export const gpuCapacityExceeded = defineLiveRule({
  id: 'gpu-capacity-exceeded',
  severity: 'error',
  summary: 'The cluster has fewer GPUs than the pods ask for.',
  why: 'The scheduler places a pod only on a node that can give it all its devices at once, and whose labels and taints suit it; a quota refuses the pods beyond it. What finds no place stays Pending: a Deployment has fewer replicas than it was told to have, a training waits for its last rank while the first ones hold their GPUs.',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/', 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-for-extended-resources', 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/'],
  check: (object, cluster, context) => {
    const placements = placementsOf(object, cluster).toSorted((a, b) => sum(Object.values(b.requests)) - sum(Object.values(a.requests)));
    if (placements.length === 0) return;
    const free = freeDevices(withoutOwn(object, cluster));
    const help = helpOf(object, cluster);
    const possible: Placement[] = [];
    for (const placement of placements) {
      const impossible = impossiblePod(placement, cluster);
      const entry = impossible && askingEntry(placement.podSpec, impossible.resource);
      if (!impossible) possible.push(placement);
      else if (impossible.told !== undefined && entry) {
        context.report(entry.value, help === '' ? `${impossible.told}: it can never be scheduled as the nodes are. Ask for less, or add such a node.` : `${impossible.told}.${help}`, { severity: help === '' ? 'error' : 'info' });
      }
    }
    for (const placement of possible) checkRoom(placement, cluster, free, help, context);
    for (const quota of cluster.quotas) if (quota.namespace === namespaceOf(object, cluster)) checkQuota(quota, object, possible, cluster, context);
  },
});

/** What may still bring the pods a place, as a sentence; '' for nothing. */
function helpOf(object: ManifestObject, { autoscaler, kueue }: ClusterSnapshot): string {
  if (kueue && nodeAt(object.node, 'metadata', 'labels', 'kueue.x-k8s.io/queue-name')) return ' Kueue holds the pods back until their queue has room.';
  return autoscaler === '' ? '' : ` They wait for a node that ${autoscaler} adds, if it may.`;
}

/** Reports the pods that find no place beside what runs. */
function checkRoom(placement: Placement, cluster: ClusterSnapshot, free: FreeDevices, help: string, { report }: RuleContext): void {
  const { podSpec, requests } = placement;
  const count = podSpec.pods;
  const nodes = usableNodes(placement);
  const counted = Object.entries(requests).map(([resource, amount]) => ({ resource, amount, left: sum(nodes.map((node) => free(node, resource).left)), all: sum(nodes.map(({ has }) => has[resource] ?? 0)) }));
  const waiting = count === undefined ? 0 : placePods(placement, count, free);
  const short = counted.find(({ amount, left }) => amount * (count ?? 0) > left) ?? counted[0];
  const entry = short && askingEntry(podSpec, short.resource);
  if (count === undefined || waiting === 0 || !short || !entry) return;
  const { resource, amount, left, all } = short;
  const have = cluster.pods === undefined ? `the nodes that may take them have ${all}` : `${left} of ${all} are free on the nodes that may take them`;
  const scattered = amount * count <= left ? ', too few of them on one node' : '';
  const severity: Severity = help === '' ? 'warning' : 'info';
  report(entry.value, `${asked(amount, count, resource)} ${amount * count === 1 ? 'is' : 'are'} asked for and ${have}${scattered}${away(placement)}: ${waiting === 1 ? '1 pod stays' : `${waiting} pods stay`} Pending.${help === '' ? ' Ask for less, or free some first.' : help}`, { severity });
}

/** `; gpu-node-3 is cordoned`: nodes that could help. */
function away({ nodes }: Placement): string {
  return nodes.filter(mayRunOn).flatMap(({ node, obstacles }) => obstacles.filter(({ lasts }) => lasts === 'transient').map(({ text }) => `; ${node} ${text}`)).join('');
}

function checkQuota(quota: NamespaceQuota, object: ManifestObject, placements: readonly Placement[], cluster: ClusterSnapshot, { report }: RuleContext): void {
  for (const [key, hard] of Object.entries(quota.hard)) {
    const resource = key.replace(/^requests\./, '');
    const asking = placements.filter(({ requests }) => (requests[resource] ?? 0) > 0);
    const [first] = asking;
    const entry = first && askingEntry(first.podSpec, resource);
    if (key === resource || !isAccelerator(resource) || !entry) continue;
    const wanted = sum(asking.map(({ requests, podSpec }) => (requests[resource] ?? 0) * (podSpec.pods ?? 1)));
    const own = sum(ownPods(object, cluster).map(({ requests }) => requests[resource] ?? 0));
    const left = Math.max(0, hard - Math.max(0, (quota.used[key] ?? 0) - own));
    if (wanted <= left) continue;
    const what = asking.length === 1 ? asked(first.requests[resource] ?? 0, first.podSpec.pods ?? 1, resource) : `${wanted} ${resource}`;
    report(entry.value, `${what} ${wanted === 1 ? 'is' : 'are'} asked for and the quota ${quota.name} of the namespace ${quota.namespace} has ${left} of ${hard} left: the pods beyond it are refused ("exceeded quota"). Ask for less, or have the quota raised.`, { severity: 'warning' });
  }
}

/** `8 nvidia.com/gpu (4 pods × 2)` */
function asked(amount: number, count: number, resource: string): string {
  return `${amount * count} ${resource}${count === 1 ? '' : ` (${count} pods × ${amount})`}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0);
}
