import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { ResourceAmounts } from '../../kubernetes/podRequests.ts';
import type { NodeFacts, PodOnNode } from './nodeFacts.ts';

/** A pod that asks for accelerators and has not finished. */
export interface AcceleratorPod extends PodOnNode {
  /** The workload at the top of its owners as `Kind/name`, or the pod itself; `node` is '' while it waits for one. */
  readonly workload: string;
}

/** A ResourceQuota that counts every pod of its namespace. */
export interface NamespaceQuota {
  readonly namespace: string;
  readonly name: string;
  /** By the quota's own keys, such as `requests.nvidia.com/gpu`. */
  readonly hard: ResourceAmounts;
  readonly used: ResourceAmounts;
}

/** What rules may know of a cluster: how it was at one moment, as plain JSON, so that it can be recorded. */
export interface ClusterSnapshot extends NodeFacts {
  /** Where objects go that name no namespace. */
  readonly namespace: string;
  /** Names, labels, taints, provider and what they can give; nothing else of the nodes. */
  readonly nodes: readonly KubernetesObject[];
  /** Those that ask for accelerators, also the ones without a node; undefined where the user may not list pods everywhere. */
  readonly pods: readonly AcceleratorPod[] | undefined;
  /** Empty also where the user may not list them. */
  readonly quotas: readonly NamespaceQuota[];
  /** What adds nodes for pods that wait; '' where nothing is known to. */
  readonly autoscaler: string;
  /** True where Kueue holds workloads back until their queue has room. */
  readonly kueue: boolean;
}
