import type { NodeSummary } from '../clusters/node.ts';
import type { Model } from './model.ts';
import type { ModelPod, Owner } from './modelPod.ts';
import { modelStatus } from './modelStatus.ts';
import type { Workload } from './workload.ts';

/** The key of a workload's model: equal for the same kind and name in the same namespace. */
export function modelKey(namespace: string, owner: Pick<Owner, 'apiVersion' | 'kind' | 'name'>): string {
  return JSON.stringify([namespace, owner.apiVersion, owner.kind, owner.name]);
}

/** The workload of a pod; a bare pod is its own. */
export function ownerOfPod(pod: ModelPod): Owner {
  return pod.workload ?? { apiVersion: 'v1', kind: 'Pod', name: pod.name, uid: pod.uid };
}

/** Kinds whose pods end by themselves, so that running is the best they can do. */
const ending: ReadonlySet<string> = new Set(['Job', 'JobSet', 'TrainJob', 'RayJob', 'PyTorchJob', 'TFJob', 'MPIJob', 'JAXJob', 'XGBoostJob', 'PaddleJob', 'CronJob']);

/** What a model is made of. */
export interface ModelParts {
  readonly namespace: string;
  readonly owner: Owner;
  readonly pods: readonly ModelPod[];
  readonly workload: Workload | undefined;
}

/** Joins the pods of one workload to the value that a row shows. `now` is milliseconds since 1970. */
export function groupModel({ namespace, owner, pods, workload }: ModelParts, nodes: readonly NodeSummary[] | undefined, now: number): Model {
  const sorted = pods.toSorted((a, b) => a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1));
  const apps = sorted.flatMap((pod) => pod.containers.filter((container) => container.role === 'app'));
  return {
    key: modelKey(namespace, owner),
    workload: workload?.owner ?? owner,
    namespace,
    pods: sorted,
    desired: workload?.desired,
    accelerators: total(sorted),
    images: [...new Set(apps.map((container) => container.image))],
    digests: [...new Set(apps.map((container) => container.digest).filter((digest) => digest !== ''))],
    restarts: sorted.reduce((sum, pod) => sum + pod.restarts, 0),
    createdAt: workload?.createdAt ?? sorted[0]?.createdAt ?? now,
    status: modelStatus({ pods: sorted, workload, endsByItself: ending.has(owner.kind), nodes, now }),
  };
}

/** Devices held or wanted; pods that have ended hold none. */
function total(pods: readonly ModelPod[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const pod of pods) {
    if (pod.phase === 'Succeeded' || pod.phase === 'Failed') continue;
    for (const [name, amount] of Object.entries(pod.accelerators)) sum[name] = (sum[name] ?? 0) + amount;
  }
  return sum;
}
