import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeSummary } from '../../../../src/core/clusters/node.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { modelStatus, type Situation } from '../../../../src/core/models/modelStatus.ts';
import { readModelPod } from '../../../../src/core/models/readModelPod.ts';
import { readWorkload } from '../../../../src/core/models/workload.ts';
import { deployment, loading, now, pod, terminated, unschedulable, waitingFor } from './podSamples.ts';

function node(name: string, resource: string, allocatable: number, used: number, more: Partial<NodeSummary> = {}): NodeSummary {
  const resources = [{ name: resource, capacity: allocatable, allocatable, used, free: allocatable - used }];
  return { uid: name, name, ready: true, cordoned: false, accelerator: undefined, resources, taints: [], kubeletVersion: 'v1.36.3', ...more };
}

function status(pods: readonly KubernetesObject[], more: Partial<Omit<Situation, 'workload'>> & { readonly workload?: KubernetesObject } = {}): string {
  const read = pods.map((object) => readModelPod(object) ?? assert.fail('not a model pod'));
  const workload = more.workload && readWorkload(more.workload);
  const { health, text } = modelStatus({ pods: read, endsByItself: false, nodes: undefined, now, ...more, workload });
  return `${health}: ${text}`;
}

const insufficient = '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient nvidia.com/gpu. preemption: 0/3 nodes are available.';
const four = { limits: { 'nvidia.com/gpu': '4' } };
const second = { name: 'digits-6d5f7c9b8-fghij' };

test('what is ready says how many', () => {
  assert.equal(status([pod()], { workload: deployment(1) }), 'ready: Ready 1/1');
  assert.equal(status([pod(), pod(second)], { workload: deployment(2) }), 'ready: Ready 2/2');
  assert.equal(status([pod()]), 'ready: Ready 1/1');
  assert.equal(status([pod(), pod({ ...second, deleted: true })], { workload: deployment(1) }), 'ready: Ready 1/1');
});

test('what loads says for how long and what happened before', () => {
  assert.equal(status([pod({ status: loading() })], { workload: deployment(1) }), 'loading: Loading 0/1 ready for 3 min');
  assert.equal(status([pod(), pod({ ...second, status: loading() })], { workload: deployment(2) }), 'loading: Loading 1/2 ready for 3 min');
  assert.equal(status([pod({ status: waitingFor('ContainerCreating') })]), 'loading: Starting 0/1 ready for 10 min');
  const again = loading({ restartCount: 3, lastState: terminated(137, 'OOMKilled') });
  assert.equal(status([pod({ status: again })]), 'loading: Loading 0/1 ready for 3 min, restarted 3 times after OOMKilled (exit 137)');
  const fetching = { ...waitingFor('PodInitializing'), initContainerStatuses: [{ name: 'fetch', state: { running: { startedAt: '2026-11-23T11:59:20Z' } } }] };
  assert.equal(status([pod({ spec: { initContainers: [{ name: 'fetch', image: 'a' }] }, status: fetching })]), 'loading: Preparing (fetch), 0/1 ready for 40 s');
});

function crash(reason: string, exitCode: number): JsonObject {
  return waitingFor('CrashLoopBackOff', 'back-off 5m0s', { restartCount: 5, lastState: terminated(exitCode, reason) });
}

test('what crashed says how, worst first', () => {
  assert.equal(status([pod({ status: crash('OOMKilled', 137) })]), 'failed: Crashed: OOMKilled (exit 137)');
  assert.equal(status([pod({ status: crash('Error', 1) })]), 'failed: Crashed: exit 1');
  assert.equal(status([pod({ status: loading({ state: terminated(2, 'Error') }) })]), 'failed: Crashed: exit 2');
  assert.equal(status([pod(), pod({ ...second, status: crash('Error', 1) })], { workload: deployment(2) }), 'failed: Crashed: exit 1 (1/2 ready)');
  const init = { ...waitingFor('PodInitializing'), initContainerStatuses: [{ name: 'fetch', restartCount: 4, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: terminated(22, 'Error') }] };
  assert.equal(status([pod({ spec: { initContainers: [{ name: 'fetch', image: 'a' }] }, status: init })]), 'failed: Crashed: exit 22 in init container fetch');
});

test('an image that cannot be pulled says why, as far as the server does', () => {
  const said = 'failed to pull and unpack image "localhost:5000/digits:v1": failed to resolve reference "localhost:5000/digits:v1": localhost:5000/digits:v1: not found';
  const cause = 'localhost:5000/digits:v1: not found';
  assert.equal(status([pod({ status: waitingFor('ErrImagePull', said) })]), `failed: Image cannot be pulled: ${cause}`);
  assert.equal(status([pod({ status: waitingFor('ErrImagePull', `rpc error: code = NotFound desc = ${said}`) })]), `failed: Image cannot be pulled: ${cause}`);
  assert.equal(status([pod({ status: waitingFor('ImagePullBackOff', `Back-off pulling image "localhost:5000/digits:v1": ErrImagePull: ${said}`) })]), `failed: Image cannot be pulled: ${cause}`);
  assert.equal(status([pod({ status: waitingFor('ImagePullBackOff', 'Back-off pulling image "localhost:5000/digits:v1"') })]), 'failed: Image cannot be pulled: localhost:5000/digits:v1');
  assert.equal(status([pod({ status: waitingFor('CreateContainerConfigError', 'secret "hf-token" not found') })]), 'failed: Cannot start: secret "hf-token" not found');
});

test('a pod that its node threw out or refused says so, unless another took its place', () => {
  const evicted = { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: ephemeral-storage. ' };
  const refused = { phase: 'Failed', reason: 'UnexpectedAdmissionError', message: 'Allocate failed due to no healthy devices present' };
  assert.equal(status([pod({ status: evicted })], { workload: deployment(1) }), 'failed: Evicted: The node was low on resource: ephemeral-storage');
  assert.equal(status([pod({ status: refused })], { workload: deployment(1) }), 'failed: Rejected by the node: Allocate failed due to no healthy devices present');
  assert.equal(status([pod({ status: evicted }), pod(second)], { workload: deployment(1) }), 'ready: Ready 1/1');
  assert.equal(status([pod({ status: evicted }), pod({ ...second, status: loading() })], { workload: deployment(1) }), 'loading: Loading 0/1 ready for 3 min');
});

test('what waits for devices says how many, and whether waiting can help', () => {
  const waiting = pod({ ...four, spec: { nodeName: '' }, status: unschedulable(insufficient) });
  const cases: readonly (readonly [readonly NodeSummary[] | undefined, string])[] = [
    [undefined, 'needs 4 nvidia.com/gpu, no node has them free'],
    [[node('a', 'nvidia.com/gpu', 8, 6)], 'needs 4 nvidia.com/gpu, no node has them free'],
    [[node('a', 'nvidia.com/gpu', 2, 0), node('b', 'nvidia.com/gpu', 1, 0)], 'needs 4 nvidia.com/gpu, the largest node has 2'],
    [[node('a', 'amd.com/gpu', 8, 0)], 'needs 4 nvidia.com/gpu, no node offers it'],
    [[node('a', 'nvidia.com/gpu', 8, 0, { cordoned: true })], 'needs 4 nvidia.com/gpu, every node that has them is cordoned or not ready'],
  ];
  for (const [nodes, expected] of cases) assert.equal(status([waiting], { nodes }), `waiting: Waiting: ${expected}`);
});

test('what waits for something else says for what', () => {
  const free = [node('a', 'nvidia.com/gpu', 8, 0)];
  const cases: readonly (readonly [string, string])[] = [
    ['0/1 nodes are available: 1 node(s) had untolerated taint(s).', 'none of 1 node fits: 1 with a taint it does not tolerate'],
    ["0/9 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 6 node(s) had untolerated taint {nvidia.com/gpu: present}, 2 node(s) were unschedulable. no new claims to deallocate, preemption: 0/9 nodes are available.", 'none of 9 nodes fits: 6 with a taint it does not tolerate, 2 cordoned, 1 without the labels it selects'],
    ['0/3 nodes are available: 1 Insufficient memory, 2 node(s) had volume node affinity conflict.', 'none of 3 nodes fits: 2 away from its volume, 1 without enough free memory'],
    ['0/2 nodes are available: 2 node(s) had some new reason.', 'none of 2 nodes fits: 2 had some new reason'],
    ['0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.', 'a volume claim of it is not bound'],
    ['0/1 nodes are available: 1 cannot allocate all claims. still not schedulable', 'its resource claims cannot be met'],
    ['persistentvolumeclaim "weights" not found', 'the volume claim "weights" does not exist'],
    ['something new', 'needs 1 nvidia.com/gpu'],
  ];
  for (const [message, expected] of cases) assert.equal(status([pod({ spec: { nodeName: '' }, status: unschedulable(message) })], { nodes: free }), `waiting: Waiting: ${expected}`);
  assert.equal(status([pod({ spec: { nodeName: '' }, status: unschedulable('gates', 'SchedulingGated') })]), 'waiting: Waiting: held back by a scheduling gate');
});

test('a rollout that cannot go on says so although the old pod still answers', () => {
  const pending = pod({ ...second, spec: { nodeName: '' }, status: unschedulable(insufficient) });
  assert.equal(status([pod(), pending], { workload: deployment(1), nodes: [node('a', 'nvidia.com/gpu', 1, 1)] }), 'waiting: Waiting: needs 1 nvidia.com/gpu, no node has them free (1/1 ready)');
  assert.equal(status([pod(), pod({ ...second, status: loading() })], { workload: deployment(1) }), 'loading: Updating, 1/1 ready');
});

test('a workload without pods speaks for itself', () => {
  const quota = 'pods "digits-x" is forbidden: exceeded quota: gpu';
  const failing = deployment(1, { status: { conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: quota }] } });
  assert.equal(status([], { workload: failing }), `failed: Failed: ${quota}`);
  assert.equal(status([], { workload: deployment(0) }), 'stopped: Stopped: scaled to 0');
  assert.equal(status([pod({ deleted: true })], { workload: deployment(0) }), 'stopped: Stopping');
  assert.equal(status([], { workload: deployment(1) }), 'waiting: Waiting for its pods');
  assert.equal(status([pod({ deleted: true })]), 'stopped: Stopping');
});

function job(more: JsonObject, conditions: readonly JsonObject[] = []): KubernetesObject {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'train', uid: 'j' }, spec: { ...more }, status: { conditions } };
}

test('a job runs, fails, finishes or is held back', () => {
  const endsByItself = true;
  const failed = pod({ name: 'train-1', status: { phase: 'Failed', containerStatuses: [{ name: 'server', state: terminated(1, 'Error') }] } });
  assert.equal(status([pod()], { workload: job({ parallelism: 1 }), endsByItself }), 'ready: Running 1/1 for 3 min');
  assert.equal(status([failed, pod()], { workload: job({}), endsByItself }), 'ready: Running 1/1 for 3 min');
  assert.equal(status([failed], { workload: job({}), endsByItself }), 'failed: Crashed: exit 1');
  assert.equal(status([pod({ status: { phase: 'Succeeded' } })], { workload: job({}, [{ type: 'Complete', status: 'True' }]), endsByItself }), 'finished: Finished');
  assert.equal(status([pod({ status: { phase: 'Succeeded' } })], { endsByItself }), 'finished: Finished');
  assert.equal(status([], { workload: job({ suspend: true }), endsByItself }), 'waiting: Waiting: suspended, perhaps queued for quota');
  assert.equal(status([], { workload: job({}, [{ type: 'Failed', status: 'True', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' }]), endsByItself }), 'failed: Failed: Job was active longer than specified deadline');
});
