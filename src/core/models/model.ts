import type { ModelPod, Owner } from './modelPod.ts';

/** How a workload fares, worst last in none of them: views choose icon and colour from this alone. */
export type ModelHealth = 'ready' | 'loading' | 'waiting' | 'failed' | 'finished' | 'stopped';

/** The one line that says how a workload fares, for example `Waiting: needs 4 nvidia.com/gpu, no node has them free`. */
export interface ModelStatus {
  readonly health: ModelHealth;
  readonly text: string;
}

/** A workload that serves or trains a model, with its pods. */
export interface Model {
  /** Equal exactly for the same workload of the same cluster, also after it was deleted and made anew. */
  readonly key: string;
  /** The workload; for a bare pod the pod itself. */
  readonly workload: Owner;
  readonly namespace: string;
  /** Oldest first. */
  readonly pods: readonly ModelPod[];
  /** Pods that should run; undefined where only the pods are known. */
  readonly desired: number | undefined;
  /** Devices of all pods that hold or want some, by resource name. */
  readonly accelerators: Readonly<Record<string, number>>;
  /** The images of app containers as written, each once. */
  readonly images: readonly string[];
  /** The digests that really run, each once; more than one during a rollout. */
  readonly digests: readonly string[];
  readonly restarts: number;
  /** Milliseconds since 1970 of the oldest pod, or of the workload where it is known. */
  readonly createdAt: number;
  readonly status: ModelStatus;
}
