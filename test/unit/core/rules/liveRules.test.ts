import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcceleratorPod, ClusterSnapshot } from '../../../../src/core/clusters/scheduling/clusterSnapshot.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { node } from '../deploy/objects.ts';

const pack = await packedSchemas();
let cluster: ClusterSnapshot | undefined;
const linter = createLinter({ pack, cluster: () => cluster });
const ids = ['gpu-capacity-exceeded', 'gpu-resource-unknown-name', 'gpu-toleration-missing', 'shared-gpu-more-than-one'];

function snapshot(nodes: readonly KubernetesObject[], rest: Partial<ClusterSnapshot> = {}): ClusterSnapshot {
  return { namespace: 'models', nodes, pods: [], quotas: [], autoscaler: '', kueue: false, ...rest };
}

function found(text: string, known: ClusterSnapshot | undefined): readonly string[] {
  cluster = known;
  return linter.lint({ path: 'a.yaml', text }).findings.filter(({ rule }) => ids.includes(rule)).map(({ rule, severity, message }) => `${rule} ${severity}: ${message}`);
}

/** A Deployment of that many pods with so many GPUs each. */
function deployment(replicas: number, gpus: number | string, podSpec = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: llm}
spec:
  replicas: ${replicas}
  strategy: {type: Recreate}
  selector: {matchLabels: {app: llm}}
  template:
    metadata: {labels: {app: llm}}
    spec:
      containers: [{name: main, image: "registry.example.com/team/server:1.4.0", resources: {limits: {nvidia.com/gpu: ${gpus}}}}]
${podSpec}`;
}

/** A leader with four GPUs and workers with eight each. */
function group(workers: number): string {
  return `apiVersion: leaderworkerset.x-k8s.io/v1
kind: LeaderWorkerSet
metadata: {name: llm}
spec:
  replicas: 1
  leaderWorkerTemplate:
    size: ${workers + 1}
    leaderTemplate: {spec: {containers: [{name: main, image: "registry.example.com/team/server:1.4.0", resources: {limits: {nvidia.com/gpu: 4}}}]}}
    workerTemplate: {spec: {containers: [{name: main, image: "registry.example.com/team/server:1.4.0", resources: {limits: {nvidia.com/gpu: 8}}}]}}
`;
}

const held = (on: string, gpus: number, rest: Partial<AcceleratorPod> = {}): AcceleratorPod => ({ node: on, namespace: 'train', name: 'x', requests: { 'nvidia.com/gpu': gpus }, controller: '', workload: 'Job/x', ...rest });
const gpuNode = (name: string, gpus: string, rest: Parameters<typeof node>[2] = {}): KubernetesObject => node(name, { 'nvidia.com/gpu': gpus }, rest);

test('GPUs that are free one by one on many nodes are no GPUs for a pod that needs several', () => {
  const nodes = ['a', 'b', 'c'].map((name) => gpuNode(name, '4'));
  const pods = ['a', 'b', 'c'].map((name) => held(name, 2));
  assert.deepEqual(found(deployment(1, 4), snapshot(nodes, { pods })), [
    'gpu-capacity-exceeded warning: 4 nvidia.com/gpu are asked for and 6 of 12 are free on the nodes that may take them, too few of them on one node: 1 pod stays Pending. Ask for less, or free some first.',
  ]);
  assert.deepEqual(found(deployment(3, 2), snapshot(nodes, { pods })), []);
});

test('where nobody may list pods, only what the nodes have altogether counts', () => {
  const nodes = [gpuNode('a', '4'), gpuNode('b', '4')];
  assert.deepEqual(found(deployment(4, 2), snapshot(nodes, { pods: undefined })), []);
  const [told = ''] = found(deployment(5, 2), snapshot(nodes, { pods: undefined }));
  assert.match(told, /10 nvidia\.com\/gpu \(5 pods × 2\) are asked for and the nodes that may take them have 8: 1 pod stays Pending/);
});

test('what an object has in the cluster already is its own, in its namespace', () => {
  const nodes = [gpuNode('a', '8')];
  const own = held('a', 8, { namespace: 'models', workload: 'Deployment/llm' });
  assert.deepEqual(found(deployment(4, 2), snapshot(nodes, { pods: [own] })), []);
  assert.equal(found(deployment(4, 2), snapshot(nodes, { pods: [{ ...own, namespace: 'other' }] })).length, 1);
  assert.equal(found(deployment(4, 2), snapshot(nodes, { pods: [{ ...own, workload: 'StatefulSet/llm' }] })).length, 1);
});

test('the pods of one object share the room: the largest is placed first', () => {
  const nodes = [gpuNode('a', '8'), gpuNode('b', '8'), gpuNode('c', '4')];
  assert.deepEqual(found(group(2), snapshot(nodes)), []);
  const told = found(group(3), snapshot(nodes));
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /24 nvidia\.com\/gpu \(3 pods × 8\) are asked for and 20 of 20 are free .*1 pod stays Pending/);
});

test('a managed cluster tolerates the taint that is called like the resource by itself', () => {
  const taints = [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }];
  const one = gpuNode('a', '8', { taints });
  assert.match(found(deployment(1, 1), snapshot([one]))[0] ?? '', /^gpu-toleration-missing warning/);
  const provided = { ...one, spec: { taints, providerID: 'gce://project/zone/a' } };
  assert.deepEqual(found(deployment(1, 1), snapshot([provided])), []);
  const local = { ...one, spec: { taints, providerID: 'kind://docker/kind/a' } };
  assert.equal(found(deployment(1, 1), snapshot([local])).length, 1);
});

test('several taints on one node are named together, without a fix', () => {
  const taints = [{ key: 'team', value: 'a', effect: 'NoSchedule' }, { key: 'dedicated', effect: 'NoExecute' }];
  cluster = snapshot([gpuNode('a', '8', { taints })]);
  const [finding] = linter.lint({ path: 'a.yaml', text: deployment(1, 1) }).findings.filter(({ rule }) => rule === 'gpu-toleration-missing');
  assert.match(finding?.message ?? '', /has team=a:NoSchedule and dedicated:NoExecute, which this pod does not tolerate: it stays Pending\. Tolerate them/);
  assert.deepEqual(finding?.fixes?.(), []);
});

test('what a manifest rule only guesses is not said where the cluster is known', () => {
  const aks = deployment(1, 1, '      nodeSelector: {kubernetes.azure.com/accelerator: nvidia}\n');
  assert.match(found(aks, undefined)[0] ?? '', /^gpu-toleration-missing info/);
  assert.deepEqual(found(aks, snapshot([gpuNode('a', '8', { labels: { 'kubernetes.azure.com/accelerator': 'nvidia' } })])), []);
});

test('nothing is said of what cannot be known', () => {
  const full = snapshot([gpuNode('a', '1')]);
  for (const unknown of [deployment(1, '"{{ .Values.gpus }}"'), deployment(9, 9, '      nodeSelector: {pool: "${POOL}"}\n'), deployment(0, 9), deployment(1, 9).replace('kind: Deployment', 'kind: PodTemplate').replace('apps/v1', 'v1')]) {
    assert.deepEqual(found(unknown, full), [], unknown);
  }
  assert.match(found(deployment(1, 1), snapshot([]))[0] ?? '', /^gpu-capacity-exceeded error: No node of the cluster offers nvidia\.com\/gpu, or any other accelerator: it can never be scheduled/);
});

test('a quota that the object itself uses is given back before it is counted', () => {
  const nodes = [gpuNode('a', '8')];
  const quota = { namespace: 'models', name: 'gpus', hard: { 'requests.nvidia.com/gpu': 4 }, used: { 'requests.nvidia.com/gpu': 4 } };
  const own = held('a', 4, { namespace: 'models', workload: 'Deployment/llm' });
  assert.deepEqual(found(deployment(1, 4), snapshot(nodes, { quotas: [quota], pods: [own] })), []);
  assert.match(found(deployment(1, 4), snapshot(nodes, { quotas: [quota] }))[0] ?? '', /4 nvidia\.com\/gpu are asked for and the quota gpus of the namespace models has 0 of 4 left/);
});

test('another cluster is another answer for the same text', () => {
  const text = deployment(1, 4);
  const small = snapshot([gpuNode('a', '2')]);
  assert.equal(found(text, small).length, 1);
  assert.deepEqual(found(text, snapshot([gpuNode('a', '8')])), []);
  assert.equal(found(text, small).length, 1);
  assert.deepEqual(found(text, undefined), []);
});

test('a name that a node offers is known, however odd it is; one that no node offers is said to be so once', () => {
  const odd = deployment(1, 1).replace('nvidia.com/gpu', 'nvidia.com/gpus');
  const own = snapshot([node('a', { 'nvidia.com/gpus': '8' })]);
  assert.match(found(odd, undefined)[0] ?? '', /^gpu-resource-unknown-name warning: No device plugin advertises nvidia\.com\/gpus/);
  assert.deepEqual(found(odd, own), []);
  assert.deepEqual(found(odd, snapshot([gpuNode('a', '8')])).map((line) => line.split(':')[0]), ['gpu-resource-unknown-name warning']);
});
