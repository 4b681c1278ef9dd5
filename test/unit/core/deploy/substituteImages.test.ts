import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageLocations } from '../../../../src/core/deploy/manifests/imageLocations.ts';
import { substituteImages } from '../../../../src/core/deploy/manifests/substituteImages.ts';
import type { JsonObject, JsonValue } from '../../../../src/core/json.ts';
import { object } from './objects.ts';

const own = 'registry.example.com/team/digits';
const pushed = `${own}:g0123456789ab@sha256:${'a'.repeat(64)}`;
const containers: JsonObject = { containers: [{ name: 'main', image: `${own}:1` }, { name: 'proxy', image: 'envoy:1.30' }], initContainers: [{ name: 'load', image: own }] };
const template: JsonObject = { template: { spec: containers } };
const nested: JsonObject = { template: { spec: template } };
const ray: JsonObject = { headGroupSpec: template, workerGroupSpecs: [template, template] };

/** Kind → where its pod specs stand in `spec`, and how many images of ours are in it. */
const kinds: readonly (readonly [apiVersion: string, kind: string, spec: JsonValue, count: number])[] = [
  ['v1', 'Pod', containers, 2],
  ['apps/v1', 'Deployment', template, 2],
  ['apps/v1', 'StatefulSet', template, 2],
  ['apps/v1', 'DaemonSet', template, 2],
  ['apps/v1', 'ReplicaSet', template, 2],
  ['batch/v1', 'Job', template, 2],
  ['batch/v1', 'CronJob', { jobTemplate: { spec: template } }, 2],
  ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', { leaderWorkerTemplate: { leaderTemplate: { spec: containers }, workerTemplate: { spec: containers } } }, 4],
  ['jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [nested, nested] }, 4],
  ['trainer.kubeflow.org/v1alpha1', 'TrainingRuntime', { template: { spec: { replicatedJobs: [nested] } } }, 2],
  ['trainer.kubeflow.org/v1alpha1', 'TrainJob', { trainer: { image: `${own}:1` } }, 1],
  ['ray.io/v1', 'RayCluster', ray, 6],
  ['ray.io/v1', 'RayJob', { rayClusterSpec: ray, submitterPodTemplate: { spec: containers } }, 8],
  ['ray.io/v1', 'RayService', { rayClusterConfig: ray }, 6],
  ['serving.kserve.io/v1beta1', 'InferenceService', { predictor: { model: { image: `${own}:1` }, workerSpec: containers }, transformer: containers }, 5],
  ['serving.kserve.io/v1beta1', 'InferenceService', { predictor: { triton: { image: `${own}:1` } } }, 1],
  ['serving.kserve.io/v1alpha1', 'ServingRuntime', containers, 2],
  ['serving.kserve.io/v1alpha1', 'LLMInferenceService', { template: containers, prefill: { template: containers } }, 4],
  ['serving.knative.dev/v1', 'Service', template, 2],
  ['kubeflow.org/v1', 'PyTorchJob', { pytorchReplicaSpecs: { Master: template, Worker: template } }, 4],
  ['batch.volcano.sh/v1alpha1', 'Job', { tasks: [template] }, 2],
  ['argoproj.io/v1alpha1', 'Rollout', template, 2],
  ['nvidia.com/v1alpha1', 'DynamoGraphDeployment', { services: { Frontend: { extraPodSpec: { mainContainer: { image: own } } } } }, 1],
  ['v1', 'Pod', { containers: [{ name: 'main', image: 'busybox:1' }], volumes: [{ name: 'model', image: { reference: `${own}:weights` } }] }, 1],
];

for (const [apiVersion, kind, spec, count] of kinds) {
  test(`images of ${kind} (${JSON.stringify(spec).slice(0, 40)}…) are replaced by repository`, () => {
    const before = object(apiVersion, kind, 'one', { spec });
    const copy = structuredClone(before);
    const after = substituteImages(before, [{ repository: own, image: pushed }]);
    assert.deepEqual(after.repositories, [own]);
    assert.equal(imageLocations(after.object).filter(({ text }) => text === pushed).length, count);
    assert.equal(JSON.stringify(after.object).split(pushed).length - 1, count);
    assert.ok(!JSON.stringify(after.object).includes(`${own}:1"`));
    assert.deepEqual(before, copy, 'the document on disk stays as it is');
  });
}

test('other images, other registries and names that only begin alike stay', () => {
  const images = ['envoy:1.30', 'registry.example.com/team/digits-extra:1', 'other.example.com/team/digits:1', 'digits', 'Not An Image'];
  const before = object('v1', 'Pod', 'one', { spec: { containers: images.map((image) => ({ name: 'x', image })) } });
  const after = substituteImages(before, [{ repository: own, image: pushed }]);
  assert.equal(after.object, before);
  assert.deepEqual(after.repositories, []);
});

test('a digest or tag on the image does not hide it, and Docker Hub’s names are one', () => {
  const before = object('v1', 'Pod', 'one', { spec: { containers: [{ image: `${own}@sha256:${'b'.repeat(64)}` }, { image: 'docker.io/library/python:3' }] } });
  const after = substituteImages(before, [{ repository: own, image: pushed }, { repository: 'python', image: 'x:1' }]);
  assert.deepEqual(imageLocations(after.object).map(({ text }) => text), [pushed, 'x:1']);
});

test('a field called image of a kind that is not known stays', () => {
  const before = object('models.example.com/v1', 'Oracle', 'one', { spec: { image: `${own}:1` } });
  assert.deepEqual(substituteImages(before, [{ repository: own, image: pushed }]).repositories, []);
});
