import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMissed } from '../../../../src/core/lint/echoes.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

function rulesOf(text: string): readonly string[] {
  return linter.lint({ path: 'a.yaml', text }).findings.map(({ rule }) => rule);
}

const pod = `apiVersion: v1
kind: Pod
metadata: {name: model}
spec:
  volumes: [{name: dshm, emptyDir: {medium: Memory, sizeLimit: 8Gi}}]
  containers:
    - name: server
      image: "vllm/vllm-openai:v0.8.5"
      args: [--model, m, --tensor-parallel-size, "2"]
      resources:
        limits: {nvidia.com/gpu: 2, memory: 64Gi, cpu: 8}
        requests: {memory: 64Gi, cpu: 8}
      volumeMounts: [{name: dshm, mountPath: /dev/shm}]
`;

test('what is misspelt is not missed as well', () => {
  assert.deepEqual(rulesOf(pod), []);
  assert.deepEqual(rulesOf(pod.replace('volumeMounts', 'volumeMonuts')), ['schema/unknown-field']);
  assert.deepEqual(rulesOf(pod.replace('volumeMounts', 'volume_mounts')), ['schema/unknown-field']);
  assert.deepEqual(rulesOf(pod.replace('      volumeMounts', '  volumeMounts')), ['schema/unknown-field']);
  assert.equal(rulesOf(pod.replace('resources', 'resorces')).length, 1);
});

test('other mistakes hide nothing', () => {
  const without = pod.replace(/ {6}volumeMounts.*\n/, '');
  assert.deepEqual(rulesOf(without), ['shm-too-small']);
  assert.deepEqual(rulesOf(without.replace('  volumes', '  hostNetwrk: true\n  volumes')).toSorted(), ['schema/unknown-field', 'shm-too-small']);
});

test('the labels that a misspelt template would have are not missed', () => {
  const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "r.example.com/a:1", resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}}]\n';
  assert.deepEqual(rulesOf(deployment), []);
  assert.deepEqual(rulesOf(deployment.replace('template', 'tmeplate')), ['schema/unknown-field']);
  assert.deepEqual(rulesOf(deployment.replace('labels: {app: a}', 'labels: {app: true}')), ['nonstring-scalar']);
});

test('near names are those that somebody meant', () => {
  assert.equal(isMissed('CD', ['CMD']), true);
  assert.equal(isMissed('ENTRYPIONT', ['CMD', 'ENTRYPOINT']), true);
  assert.equal(isMissed('docker', ['CMD', 'ENTRYPOINT']), false);
});
