import { AppError } from '../../base/errors.ts';
import type { ClusterApi } from '../../core/clusters/clusterApi.ts';
import { asString, at } from '../../core/json.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';

/** Reads one pod; rejects with clusterRequestFailed when it is gone. */
export async function readPod(api: ClusterApi, namespace: string, name: string, signal: AbortSignal): Promise<KubernetesObject> {
  const pod = await api.get(await api.resource('v1', 'Pod', signal), namespace, name, signal);
  if (pod) return pod;
  throw new AppError('clusterRequestFailed', { context: api.name, reason: `there is no pod ${name} in ${namespace} any more` });
}

/** The running pods of a namespace, those of the named workloads first, newest first among equals. */
export async function runningPods(api: ClusterApi, namespace: string, workloads: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const found: { name: string; belongs: boolean; created: string }[] = [];
  for await (const page of api.list(await api.resource('v1', 'Pod', signal), { namespace }, signal)) {
    for (const pod of page) {
      const { name = '', creationTimestamp = '', deletionTimestamp } = pod.metadata;
      if (asString(at(pod, 'status', 'phase')) !== 'Running' || deletionTimestamp !== undefined) continue;
      const belongs = workloads.some((workload) => name === workload || name.startsWith(`${workload}-`));
      found.push({ name, belongs, created: creationTimestamp });
    }
  }
  const sorted = found.toSorted((a, b) => Number(b.belongs) - Number(a.belongs) || b.created.localeCompare(a.created));
  return sorted.map(({ name }) => name);
}
