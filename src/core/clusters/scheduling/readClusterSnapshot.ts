import { AppError } from '../../../base/errors.ts';
import { asArray, asObject, asString, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { amountsIn, holdsResources } from '../../kubernetes/podRequests.ts';
import { workloadOf } from '../../models/podOwner.ts';
import type { ApiResource, ClusterApi } from '../clusterApi.ts';
import { ifAllowed, listAll } from '../listAll.ts';
import { podAccelerators } from '../podAccelerators.ts';
import { wellKnown } from '../watchAllowed.ts';
import type { AcceleratorPod, ClusterSnapshot, NamespaceQuota } from './clusterSnapshot.ts';
import { unfinished } from './readNodeFacts.ts';

const quotaResource: ApiResource = { apiVersion: 'v1', kind: 'ResourceQuota', plural: 'resourcequotas', namespaced: true };
const configMapResource: ApiResource = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };

/**
 * Reads what rules may know of a cluster; `namespace` is where objects go that name none. Undefined where the user may
 * not read nodes; failures other than missing rights are thrown.
 */
export async function readClusterSnapshot(cluster: ClusterApi, namespace: string, signal: AbortSignal): Promise<ClusterSnapshot | undefined> {
  const nodes = await ifAllowed(listAll(cluster, wellKnown.node, {}, slimNode, signal));
  if (nodes === undefined) return undefined;
  const pods = await ifAllowed(listAll(cluster, wellKnown.pod, unfinished, acceleratorPod, signal));
  const quotas = await ifAllowed(listAll(cluster, quotaResource, {}, quotaOf, signal));
  return {
    namespace,
    nodes,
    pods: pods?.filter((pod) => pod !== undefined),
    quotas: quotas?.filter((quota) => quota !== undefined) ?? [],
    autoscaler: await autoscalerOf(cluster, signal),
    kueue: await serves(cluster, [['kueue.x-k8s.io/v1beta1', 'ClusterQueue'], ['kueue.x-k8s.io/v1beta2', 'ClusterQueue']], signal),
  };
}

function slimNode({ metadata, ...node }: KubernetesObject): KubernetesObject {
  const spec = asObject(node['spec']);
  const kept = ['taints', 'unschedulable', 'providerID'].filter((field) => spec[field] !== undefined);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: metadata.name ?? '', labels: metadata.labels ?? {} },
    spec: Object.fromEntries(kept.map((field) => [field, spec[field]])),
    status: { allocatable: asObject(at(node, 'status', 'allocatable')) },
  };
}

function acceleratorPod(pod: KubernetesObject): AcceleratorPod | undefined {
  const requests = podAccelerators(pod);
  if (Object.keys(requests).length === 0 || !holdsResources(pod)) return undefined;
  const { namespace = '', name = '', ownerReferences = [] } = pod.metadata;
  const owner = workloadOf(pod);
  return {
    node: asString(at(pod, 'spec', 'nodeName')) ?? '',
    namespace,
    name,
    requests,
    controller: ownerReferences.find(({ controller }) => controller === true)?.uid ?? '',
    workload: owner ? `${owner.kind}/${owner.name}` : `Pod/${name}`,
  };
}

/** One with scopes counts only some of the pods, and nobody knows here which. */
function quotaOf(quota: KubernetesObject): NamespaceQuota | undefined {
  const scoped = asArray(at(quota, 'spec', 'scopes')).length > 0 || at(quota, 'spec', 'scopeSelector') !== undefined;
  const { namespace = '', name = '' } = quota.metadata;
  return scoped ? undefined : { namespace, name, hard: amountsIn(at(quota, 'status', 'hard')), used: amountsIn(at(quota, 'status', 'used')) };
}

async function autoscalerOf(cluster: ClusterApi, signal: AbortSignal): Promise<string> {
  if (await serves(cluster, [['karpenter.sh/v1', 'NodePool'], ['karpenter.sh/v1beta1', 'NodePool']], signal)) return 'Karpenter';
  const status = await ifAllowed(cluster.get(configMapResource, 'kube-system', 'cluster-autoscaler-status', signal));
  return status === undefined ? '' : 'the cluster autoscaler';
}

async function serves(cluster: ClusterApi, kinds: readonly (readonly [apiVersion: string, kind: string])[], signal: AbortSignal): Promise<boolean> {
  for (const [apiVersion, kind] of kinds) {
    try {
      await cluster.resource(apiVersion, kind, signal);
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || !['kindUnknown', 'clusterForbidden'].includes(error.code)) throw error;
    }
  }
  return false;
}
