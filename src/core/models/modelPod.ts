import type { ContainerState } from './containerState.ts';

/** Who made something, in the words of an ownerReference. */
export interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** A pod that serves or trains a model, slimmed to what rows and status lines need. Times are milliseconds since 1970. */
export interface ModelPod {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly createdAt: number;
  /** `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`. */
  readonly phase: string;
  /** True once the pod is being deleted; it keeps its devices until it is gone. */
  readonly deleting: boolean;
  readonly ready: boolean;
  /** '' while no node is chosen. */
  readonly node: string;
  /** The workload at the top of the chain as far as the pod alone tells it; undefined for a bare pod. */
  readonly workload: Owner | undefined;
  /** The pod's own controller, for example its ReplicaSet. */
  readonly controller: Owner | undefined;
  /** Devices it asks for, by resource name. */
  readonly accelerators: Readonly<Record<string, number>>;
  /** Init containers first, in their order. */
  readonly containers: readonly ContainerState[];
  readonly restarts: number;
  /** Why the pod as a whole failed, from `status.reason` and `status.message`; '' otherwise. */
  readonly reason: string;
  readonly message: string;
  /** The `PodScheduled` condition while it is not true; undefined otherwise. */
  readonly unscheduled: { readonly reason: string; readonly message: string } | undefined;
}
