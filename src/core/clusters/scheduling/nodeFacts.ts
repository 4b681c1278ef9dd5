import type { KubernetesObject } from '../../kubernetes/object.ts';
import { allocatableOf, type ResourceAmounts } from '../../kubernetes/podRequests.ts';

/** A pod as far as it takes room on a node. */
export interface PodOnNode {
  readonly node: string;
  readonly namespace: string;
  readonly name: string;
  readonly requests: ResourceAmounts;
  /** The uid of its controller; '' for a bare pod. */
  readonly controller: string;
}

/** The nodes of the cluster and who holds what on them. */
export interface NodeFacts {
  readonly nodes: readonly KubernetesObject[];
  /** Every pod that has a node and has not finished; undefined where the user may not list pods everywhere. */
  readonly pods: readonly PodOnNode[] | undefined;
}

/** The node with the most of a resource, as name and amount; undefined where no node has any. */
export function largestNode({ nodes }: Pick<NodeFacts, 'nodes'>, resource: string): { readonly name: string; readonly amount: number } | undefined {
  const amounts = nodes.map((node) => ({ name: node.metadata.name ?? '', amount: allocatableOf(node)[resource] ?? 0 }));
  const largest = amounts.toSorted((a, b) => b.amount - a.amount)[0];
  return largest && largest.amount > 0 ? largest : undefined;
}
