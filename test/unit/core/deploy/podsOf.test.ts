import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestPods, podListOptions, selectorText } from '../../../../src/core/deploy/rollout/podsOf.ts';
import type { ListOptions } from '../../../../src/core/clusters/clusterApi.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { deployment, object, ownedBy, pod, replicaSet } from './objects.ts';

const labels = (labelSelector: string): ListOptions => ({ namespace: 'models', labelSelector });

const lists: readonly (readonly [KubernetesObject, ListOptions])[] = [
  [deployment('digits', {}), labels('app=digits')],
  [object('v1', 'Pod', 'one'), { namespace: 'models', fieldSelector: 'metadata.name=one' }],
  [object('batch/v1', 'Job', 'train'), labels('batch.kubernetes.io/controller-uid=Job-train')],
  [object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'llama'), labels('leaderworkerset.sigs.k8s.io/name=llama')],
  [object('jobset.x-k8s.io/v1alpha2', 'JobSet', 'train'), labels('jobset.sigs.k8s.io/jobset-name=train')],
  [object('kubeflow.org/v1', 'PyTorchJob', 'train'), labels('training.kubeflow.org/job-name=train')],
  [object('serving.kserve.io/v1beta1', 'InferenceService', 'llama'), labels('serving.kserve.io/inferenceservice=llama')],
  [object('ray.io/v1', 'RayCluster', 'ray'), labels('ray.io/cluster=ray')],
];

for (const [about, options] of lists) test(`pods of ${about.kind} are found by ${options.labelSelector ?? options.fieldSelector}`, () => assert.deepEqual(podListOptions(about), options));

test('every kind of selector becomes a query', () => {
  const matchExpressions = [
    { key: 'tier', operator: 'In', values: ['a', 'b'] }, { key: 'zone', operator: 'NotIn', values: ['c'] },
    { key: 'gpu', operator: 'Exists' }, { key: 'old', operator: 'DoesNotExist' },
  ];
  assert.equal(selectorText({ matchLabels: { app: 'x', part: 'y' }, matchExpressions }), 'app=x,part=y,tier in (a,b),zone notin (c),gpu,!old');
});

const names = (pods: readonly KubernetesObject[]): (string | undefined)[] => pods.map(({ metadata }) => metadata.name);

test('a Deployment’s newest pods are those of the ReplicaSet with its revision', () => {
  const owner = deployment('digits', {});
  const newest = replicaSet(owner);
  const former = { ...newest, metadata: { ...newest.metadata, name: 'former', uid: 'former', annotations: { 'deployment.kubernetes.io/revision': '0' } } };
  const foreign = { ...newest, metadata: { ...newest.metadata, uid: 'foreign', ownerReferences: [] } };
  const pods = [pod('new', { metadata: ownedBy(newest) }), pod('old', { metadata: ownedBy(former) }), pod('other', { metadata: ownedBy(foreign) })];
  assert.deepEqual(names(newestPods(owner, pods, [former, foreign, newest])), ['new']);
  assert.deepEqual(names(newestPods(owner, pods, [former])), []);
});

test('while the controller has not seen the newest spec, no pod is of it', () => {
  const owner = deployment('digits', { observedGeneration: 0 });
  assert.deepEqual(newestPods(owner, [pod('p', { metadata: ownedBy(replicaSet(owner)) })], [replicaSet(owner)]), []);
});

test('a StatefulSet’s newest pods carry its update revision', () => {
  const owner = object('apps/v1', 'StatefulSet', 'llama', { status: { observedGeneration: 1, updateRevision: 'b' } });
  const pods = ['a', 'b'].map((hash) => pod(hash, { metadata: { labels: { 'controller-revision-hash': hash } } }));
  assert.deepEqual(names(newestPods(owner, pods, [])), ['b']);
});

test('a DaemonSet’s newest pods carry its template’s generation', () => {
  const owner = object('apps/v1', 'DaemonSet', 'agent', {}, { annotations: { 'deprecated.daemonset.template.generation': '2' } });
  const pods = ['1', '2'].map((generation) => pod(generation, { metadata: { labels: { 'pod-template-generation': generation } } }));
  assert.deepEqual(names(newestPods(owner, pods, [])), ['2']);
});

test('pods that are being deleted are not looked at', () => {
  const pods = [pod('stays'), pod('goes', { metadata: { deletionTimestamp: '2026-01-02T03:04:05Z' } })];
  assert.deepEqual(names(newestPods(object('batch/v1', 'Job', 'train'), pods, [])), ['stays']);
});
