import { asString, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { allocatableOf, podRequests, type ResourceAmounts } from '../../kubernetes/podRequests.ts';
import { amountAlone, amountText } from './amountText.ts';
import { selectorTrouble, taintText, untoleratedTaints } from './nodeSelection.ts';
import type { NodeFacts } from './nodeFacts.ts';

/**
 * Why a node does not take a pod. `never`: not as pod and node are now. `transient`: it is cordoned or not ready.
 * `busy`: it could when others leave.
 */
export interface Obstacle {
  readonly lasts: 'never' | 'transient' | 'busy';
  readonly about: 'taint' | 'selector' | 'resource' | 'state';
  /** Continues the node's name: `has 0 of 8 nvidia.com/gpu free`. */
  readonly text: string;
  /** The taint or the resource's name; '' for others. */
  readonly subject: string;
}

export interface NodeVerdict {
  readonly node: string;
  /** Empty for a node that could take the pod now. */
  readonly obstacles: readonly Obstacle[];
}

/** What every node says to a pod. Unlike the scheduler, which stops at a node's first objection, it lists all of them. */
export function nodeVerdicts(pod: KubernetesObject, facts: NodeFacts): readonly NodeVerdict[] {
  const requests = podRequests(pod);
  return facts.nodes.map((node) => ({
    node: node.metadata.name ?? '',
    obstacles: [...stateObstacles(pod, node), ...placementObstacles(pod, node), ...resourceObstacles(requests, node, facts)],
  }));
}

function stateObstacles(pod: KubernetesObject, node: KubernetesObject): readonly Obstacle[] {
  const own = untoleratedTaints(pod, node).map((taint) => asString(taint['key']) ?? '').filter(isStateTaint);
  return own.length === 0 ? [] : [{ lasts: 'transient', about: 'state', text: `is ${stateText(own)}`, subject: '' }];
}

function placementObstacles(pod: KubernetesObject, node: KubernetesObject): readonly Obstacle[] {
  const taints = untoleratedTaints(pod, node).filter((taint) => !isStateTaint(asString(taint['key']) ?? ''));
  const trouble = selectorTrouble(pod, node);
  const wantedNode = asString(at(pod, 'spec', 'nodeName')) ?? '';
  return [
    ...taints.map((taint): Obstacle => ({ lasts: 'never', about: 'taint', text: `has the taint ${taintText(taint)}, which the pod does not tolerate`, subject: taintText(taint) })),
    ...(trouble === undefined ? [] : [{ lasts: 'never', about: 'selector', text: trouble, subject: '' } as const]),
    ...(wantedNode === '' || wantedNode === node.metadata.name ? [] : [{ lasts: 'never', about: 'selector', text: `is not ${wantedNode}, which the pod names`, subject: '' } as const]),
  ];
}

function resourceObstacles(requests: ResourceAmounts, node: KubernetesObject, facts: NodeFacts): readonly Obstacle[] {
  const has = allocatableOf(node);
  const obstacles: Obstacle[] = [];
  for (const [resource, wanted] of Object.entries(requests)) {
    const most = has[resource] ?? 0;
    const free = most - heldOn(node.metadata.name ?? '', resource, facts);
    if (wanted <= 0 || wanted <= free) continue;
    const never = wanted > most;
    const text = never ? (most === 0 ? `has no ${resource}` : `has ${amountText(most, resource)}`) : `has ${amountAlone(Math.max(0, free), resource)} of ${amountText(most, resource)} free`;
    obstacles.push({ lasts: never ? 'never' : 'busy', about: 'resource', text, subject: resource });
  }
  return obstacles;
}

function heldOn(node: string, resource: string, facts: NodeFacts): number {
  return (facts.pods ?? []).reduce((sum, pod) => sum + (pod.node === node ? (pod.requests[resource] ?? 0) : 0), 0);
}

/** Taints that Kubernetes itself puts on nodes for as long as something is the matter with them. */
function isStateTaint(key: string): boolean {
  return key.startsWith('node.kubernetes.io/') || key.startsWith('node.cloudprovider.kubernetes.io/');
}

function stateText(keys: readonly string[]): string {
  if (keys.includes('node.kubernetes.io/not-ready') || keys.includes('node.kubernetes.io/unreachable')) return 'not ready';
  return keys.includes('node.kubernetes.io/unschedulable') ? 'cordoned' : `marked ${keys.map((key) => key.slice(key.indexOf('/') + 1)).join(', ')}`;
}
