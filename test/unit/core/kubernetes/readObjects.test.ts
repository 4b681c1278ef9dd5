import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ManifestObject } from '../../../../src/core/kubernetes/manifest.ts';
import { workloadKinds } from '../../../../src/core/kubernetes/podSpecPaths.ts';
import { readObjects } from '../../../../src/core/kubernetes/readObjects.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

function read(text: string): readonly ManifestObject[] {
  return readObjects(parseDocument(text).root, false);
}

/** Paths, pod counts and container names of an object. */
function pods(text: string): readonly string[] {
  return read(text).flatMap((object) => object.podSpecs.map((pod) => `${pod.path} ×${pod.pods ?? '?'}: ${pod.containers.map((container) => container.name).join(',')}`));
}

test('a pod is its own pod spec, with all three lists of containers', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: m}], initContainers: [{name: i}], ephemeralContainers: [{name: e}]}';
  assert.deepEqual(pods(text), ['spec ×1: m,i,e']);
  assert.deepEqual(read(text)[0]?.podSpecs[0]?.containers.map((container) => container.role), ['main', 'init', 'ephemeral']);
});

test('replicas and parallelism multiply pods', () => {
  assert.deepEqual(pods('apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 3, template: {spec: {containers: [{name: a}]}}}'), ['spec.template.spec ×3: a']);
  assert.deepEqual(pods('apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {parallelism: 2, template: {spec: {containers: [{name: a}]}}}}}'), ['spec.jobTemplate.spec.template.spec ×2: a']);
  assert.deepEqual(pods('apiVersion: apps/v1\nkind: DaemonSet\nspec: {template: {spec: {containers: [{name: a}]}}}'), ['spec.template.spec ×?: a']);
  assert.deepEqual(pods('apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: "${N}", template: {spec: {containers: [{name: a}]}}}'), ['spec.template.spec ×?: a']);
});

test('pod specs of custom resources are found in lists and in mappings', () => {
  const jobSet = 'apiVersion: jobset.x-k8s.io/v1alpha2\nkind: JobSet\nspec: {replicatedJobs: [{replicas: 2, template: {spec: {parallelism: 4, template: {spec: {containers: [{name: a}]}}}}}, {template: {spec: {template: {spec: {containers: [{name: b}]}}}}}]}';
  assert.deepEqual(pods(jobSet), ['spec.replicatedJobs[0].template.spec.template.spec ×8: a', 'spec.replicatedJobs[1].template.spec.template.spec ×1: b']);
  const torch = 'apiVersion: kubeflow.org/v1\nkind: PyTorchJob\nspec: {pytorchReplicaSpecs: {Master: {replicas: 1, template: {spec: {containers: [{name: a}]}}}, Worker: {replicas: 3, template: {spec: {containers: [{name: b}]}}}}}';
  assert.deepEqual(pods(torch), ['spec.pytorchReplicaSpecs.Master.template.spec ×1: a', 'spec.pytorchReplicaSpecs.Worker.template.spec ×3: b']);
  const lws = 'apiVersion: leaderworkerset.x-k8s.io/v1\nkind: LeaderWorkerSet\nspec: {replicas: 2, leaderWorkerTemplate: {size: 4, leaderTemplate: {spec: {containers: [{name: l}]}}, workerTemplate: {spec: {containers: [{name: w}]}}}}';
  assert.deepEqual(pods(lws), ['spec.leaderWorkerTemplate.leaderTemplate.spec ×2: l', 'spec.leaderWorkerTemplate.workerTemplate.spec ×6: w']);
  // Without a template of its own the leader is one of the workers.
  assert.deepEqual(pods(lws.replace(/leaderTemplate: .*?workerTemplate/, 'workerTemplate')), ['spec.leaderWorkerTemplate.workerTemplate.spec ×8: w']);
  assert.deepEqual(pods(lws.replace(/size: 4, leaderTemplate: .*?workerTemplate/, 'workerTemplate')), ['spec.leaderWorkerTemplate.workerTemplate.spec ×2: w']);
  const ray = 'apiVersion: ray.io/v1\nkind: RayCluster\nspec: {workerGroupSpecs: [{replicas: 3, numOfHosts: 2, template: {spec: {containers: [{name: a}]}}}, {minReplicas: 1, template: {spec: {containers: [{name: b}]}}}]}';
  assert.deepEqual(pods(ray), ['spec.workerGroupSpecs[0].template.spec ×6: a', 'spec.workerGroupSpecs[1].template.spec ×?: b']);
});

test('a predictor is a pod spec whose model is a container', () => {
  const [object] = read('apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec: {predictor: {model: {modelFormat: {name: vllm}, resources: {limits: {nvidia.com/gpu: 1}}}}}');
  assert.equal(object?.podSpecs[0]?.validated, false);
  assert.equal(object?.resources.length, 1);
  assert.equal(object?.resources[0]?.owner, 'container');
});

test('resources beside pod specs are found', () => {
  const [object] = read('apiVersion: trainer.kubeflow.org/v1alpha1\nkind: TrainJob\nspec: {trainer: {resourcesPerNode: {limits: {nvidia.com/gpu: 2}}}}');
  assert.deepEqual(object?.resources.map((block) => block.owner), ['custom']);
});

test('the items of a list are objects', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: []}}\n- {apiVersion: v1, kind: Service, metadata: {name: b}}\n';
  assert.deepEqual(read(text).map((object) => `${object.kind} ${object.name}`), ['Pod a', 'Service b']);
});

test('a kind of another group is no workload', () => {
  assert.deepEqual(pods('apiVersion: example.com/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: a}]}}}'), []);
});

test('no kind is listed twice', () => {
  const names = workloadKinds.flatMap(({ group, kinds }) => kinds.map((kind) => `${group}/${kind}`));
  assert.equal(new Set(names).size, names.length);
});
