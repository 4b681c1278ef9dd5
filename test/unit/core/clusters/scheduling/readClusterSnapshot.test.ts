import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../../src/base/errors.ts';
import type { ApiResource } from '../../../../../src/core/clusters/clusterApi.ts';
import { readClusterSnapshot } from '../../../../../src/core/clusters/scheduling/readClusterSnapshot.ts';
import type { KubernetesObject } from '../../../../../src/core/kubernetes/object.ts';
import { FakeCluster } from '../../deploy/fakeCluster.ts';
import { node, object, pod } from '../../deploy/objects.ts';

const { signal } = new AbortController();

/** A cluster that serves only the kinds of Kubernetes itself and those named, and hides what the user may not list. */
class LimitedCluster extends FakeCluster {
  readonly served: string[] = [];
  readonly forbidden: string[] = [];

  override resource(apiVersion: string, kind: string): Promise<ApiResource> {
    return this.served.includes(kind) ? super.resource(apiVersion, kind) : Promise.reject(new AppError('kindUnknown', { kind }));
  }

  override async *list(resource: ApiResource, options: Parameters<FakeCluster['list']>[1]): AsyncGenerator<readonly KubernetesObject[]> {
    if (this.forbidden.includes(resource.kind)) throw new AppError('clusterForbidden', { action: `list ${resource.plural}` });
    yield* super.list(resource, options);
  }

  override get(resource: ApiResource, namespace: string, name: string): Promise<KubernetesObject | undefined> {
    return this.forbidden.includes(resource.kind) ? Promise.reject(new AppError('clusterForbidden', { action: `get ${resource.plural}` })) : super.get(resource, namespace, name);
  }
}

const gpus = (count: string): { limits: { 'nvidia.com/gpu': string } } => ({ limits: { 'nvidia.com/gpu': count } });
const ofDeployment = { labels: { 'pod-template-hash': 'abc' }, ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'llm-abc', uid: 'rs', controller: true }] };

test('keeps what rules look at, and of pods only those that ask for accelerators', async () => {
  const cluster = new LimitedCluster();
  cluster.put(node('h100-0', { 'nvidia.com/gpu': '8' }, { labels: { a: 'b' }, taints: [{ key: 'k', effect: 'NoSchedule' }] }));
  cluster.put(pod('llm-1', { resources: gpus('2'), spec: { nodeName: 'h100-0' }, status: { phase: 'Running' }, metadata: ofDeployment }));
  cluster.put(pod('waiting', { resources: gpus('4') }));
  cluster.put(pod('web', { resources: { limits: { cpu: '1' } }, spec: { nodeName: 'h100-0' } }));
  cluster.put(pod('done', { resources: gpus('1'), status: { phase: 'Succeeded' } }));
  const snapshot = await readClusterSnapshot(cluster, 'models', signal);
  assert.deepEqual(snapshot?.nodes, [{
    apiVersion: 'v1', kind: 'Node', metadata: { name: 'h100-0', labels: { a: 'b' } }, spec: { taints: [{ key: 'k', effect: 'NoSchedule' }] },
    status: { allocatable: { cpu: '64', memory: '512Gi', 'nvidia.com/gpu': '8' } },
  }]);
  assert.deepEqual(snapshot?.pods?.map(({ name, node: on, workload, requests, controller }) => [name, on, workload, requests['nvidia.com/gpu'], controller]), [
    ['llm-1', 'h100-0', 'Deployment/llm', 2, 'rs'],
    ['waiting', '', 'Pod/waiting', 4, ''],
  ]);
  assert.deepEqual([snapshot?.namespace, snapshot?.autoscaler, snapshot?.kueue], ['models', '', false]);
});

test('a quota that counts only some pods is left out', async () => {
  const cluster = new LimitedCluster();
  const status = { hard: { 'requests.nvidia.com/gpu': '8' }, used: { 'requests.nvidia.com/gpu': '3' } };
  cluster.put(object('v1', 'ResourceQuota', 'all', { status }));
  cluster.put(object('v1', 'ResourceQuota', 'some', { spec: { scopes: ['BestEffort'] }, status }));
  cluster.put(object('v1', 'ResourceQuota', 'important', { spec: { scopeSelector: { matchExpressions: [] } }, status }));
  const snapshot = await readClusterSnapshot(cluster, 'models', signal);
  assert.deepEqual(snapshot?.quotas, [{ namespace: 'models', name: 'all', hard: { 'requests.nvidia.com/gpu': 8 }, used: { 'requests.nvidia.com/gpu': 3 } }]);
});

test('autoscalers and Kueue are known by what they bring', async () => {
  const karpenter = new LimitedCluster();
  karpenter.served.push('NodePool', 'ClusterQueue');
  assert.deepEqual([(await readClusterSnapshot(karpenter, 'a', signal))?.autoscaler, (await readClusterSnapshot(karpenter, 'a', signal))?.kueue], ['Karpenter', true]);
  const classic = new LimitedCluster();
  classic.put(object('v1', 'ConfigMap', 'cluster-autoscaler-status', {}, { namespace: 'kube-system' }));
  assert.equal((await readClusterSnapshot(classic, 'a', signal))?.autoscaler, 'the cluster autoscaler');
});

test('what the user may not read is not known; without nodes nothing is', async () => {
  const cluster = new LimitedCluster();
  cluster.forbidden.push('Pod', 'ResourceQuota', 'ConfigMap');
  cluster.put(node('a', {}));
  const snapshot = await readClusterSnapshot(cluster, 'models', signal);
  assert.deepEqual([snapshot?.nodes.length, snapshot?.pods, snapshot?.quotas, snapshot?.autoscaler], [1, undefined, [], '']);
  cluster.forbidden.push('Node');
  assert.equal(await readClusterSnapshot(cluster, 'models', signal), undefined);
});
