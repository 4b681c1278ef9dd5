import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasRollout, isReadinessUnknown, rolloutState, type RolloutState } from '../../../../src/core/deploy/rolloutState.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { deployment, graph, node, object, pod, unscheduled, withContainer } from './objects.ts';

type Phase = RolloutState['phase'];
/** What is looked at, the phase, `ready/wanted`, and the message where it matters. */
type Row = readonly [name: string, about: KubernetesObject, phase: Phase, counts: string, message?: string];

const condition = (type: string, status = 'True', rest: JsonObject = {}): JsonObject => ({ type, status, ...rest });
const withStatus = (apiVersion: string, kind: string, status: JsonObject, spec: JsonObject = {}): KubernetesObject => object(apiVersion, kind, 'one', { spec, status });
const conditions = (apiVersion: string, kind: string, ...all: readonly JsonObject[]): KubernetesObject => withStatus(apiVersion, kind, { conditions: all });
const ready = { replicas: 2, updatedReplicas: 2, availableReplicas: 2 };

const lws = 'leaderworkerset.x-k8s.io/v1';
const kserve = 'serving.kserve.io/v1beta1';

const rows: readonly Row[] = [
  ['a Deployment just made', deployment('one', {}), 'progressing', '0/1', '0 of 1 ready'],
  ['a Deployment that is ready', deployment('one', ready, { replicas: 2 }), 'done', '2/2', '2 of 2 ready'],
  ['a Deployment scaled to nothing', deployment('one', {}, { replicas: 0 }), 'done', '0/0'],
  ['a Deployment whose status is of the former spec', { ...deployment('one', ready, { replicas: 2 }), metadata: { name: 'one', generation: 2 } }, 'progressing', '0/2'],
  ['a Deployment in the middle: old pods do not count', deployment('one', { replicas: 3, updatedReplicas: 1, availableReplicas: 2 }, { replicas: 2 }), 'progressing', '0/2'],
  ['a Deployment whose old pods are ending', deployment('one', { replicas: 3, updatedReplicas: 2, availableReplicas: 3 }, { replicas: 2 }), 'progressing', '2/2', '1 old pod is ending'],
  ['a paused Deployment', deployment('one', { replicas: 1 }, { paused: true }), 'progressing', '0/1', 'paused'],
  ['a Deployment past its deadline', deployment('one', { replicas: 1, conditions: [condition('Progressing', 'False', { reason: 'ProgressDeadlineExceeded' })] }, { progressDeadlineSeconds: 90 }), 'failed', '0/1', 'it made no progress for 90 s.'],
  ['a Deployment against a quota', deployment('one', { conditions: [condition('ReplicaFailure', 'True', { message: 'exceeded quota: gpu, requested: pods=1, used: pods=3, limited: pods=3' })] }), 'failed', '0/1', 'the quota gpu of the namespace does not allow its pods: they ask for pods=1, pods=3 is used, pods=3 is the limit.'],
  ['a StatefulSet that is ready', withStatus('apps/v1', 'StatefulSet', { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2, currentRevision: 'a', updateRevision: 'a' }, { replicas: 2 }), 'done', '2/2'],
  ['a StatefulSet with pods of the former revision', withStatus('apps/v1', 'StatefulSet', { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 1, currentRevision: 'a', updateRevision: 'b' }, { replicas: 2 }), 'progressing', '1/2'],
  ['a StatefulSet that a partition holds back', withStatus('apps/v1', 'StatefulSet', { observedGeneration: 1, readyReplicas: 3, updatedReplicas: 1, currentRevision: 'a', updateRevision: 'b' }, { replicas: 3, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } }), 'done', '3/3'],
  ['a StatefulSet that waits for the user', withStatus('apps/v1', 'StatefulSet', { observedGeneration: 1, readyReplicas: 1, currentRevision: 'a', updateRevision: 'b' }, { replicas: 1, updateStrategy: { type: 'OnDelete' } }), 'done', '1/1', 'its pods are updated when you delete them'],
  ['a DaemonSet in the middle', withStatus('apps/v1', 'DaemonSet', { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3 }), 'progressing', '2/3'],
  ['a DaemonSet without nodes', withStatus('apps/v1', 'DaemonSet', { observedGeneration: 1 }), 'done', '0/0'],
  ['a Job that has started is not done', withStatus('batch/v1', 'Job', { startTime: '2026-01-02T03:04:05Z', active: 1 }), 'progressing', '0/1', '0 of 1 completed'],
  ['a Job that is complete', withStatus('batch/v1', 'Job', { succeeded: 1, conditions: [condition('Complete')] }), 'done', '1/1', 'completed'],
  ['a Job that failed too often', withStatus('batch/v1', 'Job', { conditions: [condition('Failed', 'True', { reason: 'BackoffLimitExceeded' })] }, { backoffLimit: 2 }), 'failed', '0/1', 'its backoffLimit of 2 is used up.'],
  ['a Job in a queue', object('batch/v1', 'Job', 'one', { spec: { suspend: true } }, { labels: { 'kueue.x-k8s.io/queue-name': 'team-a' } }), 'progressing', '0/1', 'queued in team-a'],
  ['a Pod that runs but is not ready', pod('one', { status: { phase: 'Running', conditions: [condition('Ready', 'False')] } }), 'progressing', '0/1'],
  ['a Pod that is ready', pod('one', { status: { phase: 'Running', conditions: [condition('Ready')] } }), 'done', '1/1'],
  ['a Pod that failed', pod('one', { status: { phase: 'Failed' } }), 'failed', '0/1', 'its containers failed.'],
  ['a Pod that has done its work', pod('one', { status: { phase: 'Succeeded' } }), 'done', '1/1', 'completed'],
  ['a LeaderWorkerSet without conditions is not ready', withStatus(lws, 'LeaderWorkerSet', { observedGeneration: 1 }, { replicas: 2 }), 'progressing', '0/2'],
  ['a LeaderWorkerSet being updated', withStatus(lws, 'LeaderWorkerSet', { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 1, conditions: [condition('Available'), condition('UpdateInProgress')] }, { replicas: 2 }), 'progressing', '1/2'],
  ['a LeaderWorkerSet that is ready', withStatus(lws, 'LeaderWorkerSet', { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2, conditions: [condition('Available')] }, { replicas: 2 }), 'done', '2/2'],
  ['an InferenceService whose Ready is that of the former model', withStatus(kserve, 'InferenceService', { conditions: [condition('Ready')], modelStatus: { transitionStatus: 'InProgress' } }), 'progressing', '0/1'],
  ['an InferenceService whose model cannot be loaded', withStatus(kserve, 'InferenceService', { modelStatus: { transitionStatus: 'BlockedByFailedLoad', lastFailureInfo: { message: 'no such bucket' } } }), 'failed', '0/1', 'the model cannot be loaded: no such bucket.'],
  ['an InferenceService that is ready', withStatus(kserve, 'InferenceService', { conditions: [condition('Ready')], modelStatus: { transitionStatus: 'UpToDate' } }), 'done', '1/1'],
  ['a JobSet that failed', conditions('jobset.x-k8s.io/v1alpha2', 'JobSet', condition('Failed', 'True', { message: 'jobset failed due to one or more job failures' })), 'failed', '0/1', 'jobset failed due to one or more job failures.'],
  ['a TrainJob that is complete', conditions('trainer.kubeflow.org/v1alpha1', 'TrainJob', condition('Complete')), 'done', '1/1', 'completed'],
  ['a PyTorchJob that runs', conditions('kubeflow.org/v1', 'PyTorchJob', condition('Running')), 'progressing', '0/1'],
  ['a RayService in an upgrade', conditions('ray.io/v1', 'RayService', condition('Ready'), condition('UpgradeInProgress')), 'progressing', '0/1'],
  ['a RayCluster with its head', conditions('ray.io/v1', 'RayCluster', condition('HeadPodReady')), 'done', '1/1'],
  ['a RayJob that failed', withStatus('ray.io/v1', 'RayJob', { jobDeploymentStatus: 'Complete', jobStatus: 'FAILED', message: 'exit 1' }), 'failed', '0/1', 'exit 1.'],
  ['a Rollout that waits to be promoted', withStatus('argoproj.io/v1alpha1', 'Rollout', { phase: 'Paused', availableReplicas: 1 }), 'progressing', '1/1', 'waits to be promoted'],
  ['a ConfigMap', object('v1', 'ConfigMap', 'one'), 'done', '0/0', 'applied'],
  ['a claim that waits for its first consumer', withStatus('v1', 'PersistentVolumeClaim', { phase: 'Pending' }), 'done', '0/0', 'applied'],
  ['a kind nobody knows', object('models.example.com/v1', 'Oracle', 'one'), 'done', '0/0', 'applied, readiness unknown'],
];

for (const [name, about, phase, counts, text] of rows) {
  test(`rollout: ${name}`, () => {
    const state = rolloutState(graph(about));
    assert.deepEqual([state.phase, `${state.ready}/${state.wanted}`], [phase, counts]);
    if (text !== undefined) assert.equal(state.message, text);
  });
}

const noGpu = { limits: { 'nvidia.com/gpu': '16' } };
const nodeFacts = { nodes: [node('h100-0', { 'nvidia.com/gpu': '8' })], pods: [] };

test('a Deployment whose pod fits no node fails at once, and says why', () => {
  const state = rolloutState(graph(deployment('one', { replicas: 1 }), { pods: [unscheduled(noGpu)], nodeFacts }));
  assert.equal(state.phase, 'failed');
  assert.equal(state.message, 'it asks for 16 nvidia.com/gpu; the largest node, h100-0, has 8.');
});

test('a Deployment whose pod waits for others goes on, and says for what', () => {
  const one = unscheduled({ limits: { 'nvidia.com/gpu': '8' } });
  const pods = [{ node: 'h100-0', namespace: 'train', name: 'x', requests: { 'nvidia.com/gpu': 1 }, controller: '' }];
  const state = rolloutState(graph(deployment('one', { replicas: 1 }), { pods: [one], nodeFacts: { ...nodeFacts, pods } }));
  assert.equal(state.phase, 'progressing');
  assert.match(state.message, /^it waits for 8 nvidia\.com\/gpu: h100-0 has 7 of 8 nvidia\.com\/gpu free \(train\/x holds 1\)\.$/);
});

test('how often a Job’s pods may crash is for its backoffLimit to say', () => {
  const crashed = withContainer({ state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1 } }, restartCount: 5 });
  const job = object('batch/v1', 'Job', 'train', { status: { active: 1 } });
  assert.equal(rolloutState(graph(job, { pods: [crashed] })).phase, 'progressing');
  assert.equal(rolloutState(graph(deployment('one', {}), { pods: [crashed] })).phase, 'failed');
});

test('a failed Job tells how its container ended', () => {
  const crashed = withContainer({ state: { terminated: { exitCode: 2, reason: 'Error' } } });
  const job = object('batch/v1', 'Job', 'train', { spec: { backoffLimit: 0 }, status: { conditions: [condition('Failed', 'True', { reason: 'BackoffLimitExceeded' })] } });
  assert.equal(rolloutState(graph(job, { pods: [crashed] })).message, 'its backoffLimit of 0 is used up: container main ended with exit code 2.');
});

/** What is said of a Deployment whose one pod's container has that state. */
function message(state: JsonObject, phase = 'Pending'): string {
  const one = pod('p', { status: { phase, containerStatuses: [{ name: 'main', ready: false, state }] } });
  return rolloutState(graph(deployment('one', {}), { pods: [one] })).message;
}

test('while nothing is wrong the message says what the pods are doing', () => {
  assert.equal(message({ waiting: { reason: 'ContainerCreating' } }), '0 of 1 ready, pulling images and mounting volumes');
  assert.equal(message({ running: {} }, 'Running'), '0 of 1 ready, waiting for its readiness probe');
});

test('only kinds whose status tells have a rollout, and only foreign ones are unknown', () => {
  const kinds = [deployment('one', {}), object('v1', 'Service', 'one'), object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'one'), object('models.example.com/v1', 'Oracle', 'one')];
  assert.deepEqual(kinds.map(hasRollout), [true, false, false, false]);
  assert.deepEqual(kinds.map(isReadinessUnknown), [false, false, false, true]);
});
