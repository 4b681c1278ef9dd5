import { isAccelerator } from '../../clusters/acceleratorName.ts';
import type { ClusterSnapshot } from '../../clusters/scheduling/clusterSnapshot.ts';
import { isKnownAccelerator } from '../../kubernetes/acceleratorNames.ts';
import { allocatableOf } from '../../kubernetes/podRequests.ts';
import { mayRunOn, type NodeAnswer, type Placement } from './placement.ts';

/**
 * Why no node can ever take a pod, as the nodes are now. `told` is the sentence without its end; it is missing where
 * another rule tells: that only taints are in the way, or that the name is none.
 */
export interface Impossible {
  readonly resource: string;
  readonly told: string | undefined;
}

/** The first of the pod's accelerators that no node can give it; undefined where one node can give all. */
export function impossiblePod({ requests, nodes }: Placement, cluster: ClusterSnapshot): Impossible | undefined {
  for (const [resource, amount] of Object.entries(requests)) {
    const offered = cluster.nodes.some((node) => (allocatableOf(node)[resource] ?? 0) > 0);
    if (!offered) return { resource, told: isKnownAccelerator(resource) ? `No node of the cluster offers ${resource}${offers(cluster)}` : undefined };
    const possible = nodes.filter(mayRunOn).toSorted((a, b) => (b.has[resource] ?? 0) - (a.has[resource] ?? 0));
    const barred = nodes.filter((node) => !possible.includes(node));
    const [largest] = possible;
    if (!largest) return { resource, told: nodes.length === 0 ? 'No node offers all the devices that one pod asks for' : notSelected(barred, resource) };
    const most = largest.has[resource] ?? 0;
    if (amount > most) return { resource, told: `One pod asks for ${amount} ${resource} and the largest node that may take it, ${largest.node}, has ${most}${larger(barred, resource, amount)}` };
  }
  return undefined;
}

/** Said where the pod's own selection leaves no node; otherwise only taints are in the way. */
function notSelected(barred: readonly NodeAnswer[], resource: string): string | undefined {
  const [first] = barred;
  const all = barred.every(({ obstacles }) => obstacles.some(({ about }) => about === 'selector'));
  return first && all ? `No node that offers ${resource} is one that this pod selects: ${first.node} ${reasons(first)}` : undefined;
}

function larger(barred: readonly NodeAnswer[], resource: string, amount: number): string {
  const other = barred.find(({ has }) => (has[resource] ?? 0) >= amount);
  return other ? `; ${other.node} has ${other.has[resource]}, but ${reasons(other)}` : '';
}

function reasons({ obstacles }: NodeAnswer): string {
  return obstacles.filter(({ about }) => about !== 'resource').map(({ text }) => text).join(' and ');
}

/** `; they offer nvidia.com/gpu`: the devices there are. */
function offers({ nodes }: ClusterSnapshot): string {
  const names = new Set(nodes.flatMap((node) => Object.entries(allocatableOf(node)).flatMap(([name, amount]) => (amount > 0 && isAccelerator(name) ? [name] : []))));
  return names.size === 0 ? ', or any other accelerator' : `; the nodes have ${[...names].toSorted().join(', ')}`;
}
