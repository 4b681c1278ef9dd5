import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readObjects } from '../../../../src/core/kubernetes/readObjects.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

function partial(text: string): boolean | undefined {
  return readObjects(parseDocument(text).root, false)[0]?.partial;
}

function object(apiVersion: string, kind: string, rest: string): boolean | undefined {
  return partial(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n${rest}\n`);
}

test('what a merge is told to do stands in no object', () => {
  assert.equal(object('v1', 'Service', '$patch: delete'), true);
  assert.equal(object('apps/v1', 'Deployment', 'spec: {selector: {}, template: {metadata: {}, spec: {containers: [{name: a, image: x, env: [{name: A, $patch: delete}]}]}}}'), true);
  assert.equal(object('v1', 'ConfigMap', 'data: {$schema: x}'), false);
});

test('a workload that lacks what every one has is a patch', () => {
  for (const spec of ['{replicas: 2}', '{template: {spec: {containers: [{name: a, args: [x]}]}}}', '{template: {spec: {nodeSelector: {a: b}}}}', '{template: {spec: {containers: [{name: a, image: x}]}}}', '{volumeClaimTemplates: []}']) {
    assert.equal(object('apps/v1', 'StatefulSet', `spec: ${spec}`), true, spec);
  }
  assert.equal(object('batch/v1', 'CronJob', 'spec: {schedule: "0 * * * *"}'), true);
  assert.equal(object('batch/v1', 'Job', 'spec: {template: {spec: {containers: [{name: a, args: [x]}]}}}'), true);
  assert.equal(object('ray.io/v1', 'RayCluster', 'spec: {workerGroupSpecs: [{groupName: a, replicas: 2}]}'), true);
});

test('a workload that lacks only one thing has a mistake', () => {
  assert.equal(object('apps/v1', 'Deployment', 'spec: {selector: {matchLabels: {a: b}}}'), false);
  assert.equal(object('apps/v1', 'Deployment', 'spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a}]}}}'), false);
  assert.equal(object('apps/v1', 'Deployment', 'spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: x}]}}}'), false);
  assert.equal(object('batch/v1', 'Job', 'spec: {template: {spec: {restartPolicy: Never, containers: [{name: a}]}}}'), false);
  assert.equal(object('v1', 'Pod', 'spec: {containers: [{name: a}]}'), false);
});

test('a pod without name and image is completed by whoever makes pods of it', () => {
  assert.equal(partial('apiVersion: v1\nkind: Pod\nspec: {containers: [{name: executor, resources: {limits: {nvidia.com/gpu: 1}}}]}\n'), true);
});

test('a spec with nothing but what overlays change is a patch', () => {
  for (const [apiVersion, kind, spec] of [
    ['v1', 'Service', '{type: LoadBalancer, loadBalancerIP: 10.0.0.1}'],
    ['v1', 'PersistentVolumeClaim', '{resources: {requests: {storage: 1Gi}}}'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', '{minReplicas: 1, maxReplicas: 3}'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', '{maxReplicas: 3, metrics: [], behavior: {}}'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', '{conversion: {strategy: None}}'],
  ] as const) assert.equal(object(apiVersion, kind, `spec: ${spec}`), true, kind);
  assert.equal(object('v1', 'Service', 'spec: {selector: {a: b}}'), false);
  assert.equal(object('v1', 'PersistentVolumeClaim', 'spec: {accessModes: [ReadWriteOnce]}'), false);
  assert.equal(object('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: {maxReplicas: 3, scaleTargetRef: {}}'), false);
});

test('a head alone only changes labels and annotations', () => {
  assert.equal(object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', ''), true);
  assert.equal(partial('apiVersion: v1\nkind: ConfigMap\n'), false);
});
