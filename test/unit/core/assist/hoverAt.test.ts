import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { knownAt } from './known.ts';
import { said } from './said.ts';

const deployment = `# before
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: m }
spec:
  strategy: { type: Recreate }
  template:
    spec:
      nodeSelector: {a: b}
      containers:
        - name: m
          image: vllm/vllm-openai:v0.9.1
          imagePullPolicy: Always
          resources:
            limits:
              nvidia.com/gpu: 1
              memory: 16Gi
              cpu: 500m
`;

const marked = (word: string): string => deployment.replace(word, `${word.slice(0, 2)}¦${word.slice(2)}`);

describe('hover in a manifest', () => {
  test('a field has its path, type, meaning and versions', () => {
    assert.match(said(marked('limits')) ?? '', /^«limits» `spec\.template\.spec\.containers\[\]\.resources\.limits`: map of quantity\nThe most the container may use.*\nKubernetes 1\.30 to 1\.36 · \[kubernetes\.io\]/);
    assert.match(said(marked('containers')) ?? '', /list of Container, required in PodSpec/);
    assert.match(said(marked('strategy')) ?? '', /: DeploymentStrategy\nHow pods are replaced/);
  });

  test('its values are listed', () => {
    assert.match(said(marked('imagePullPolicy')) ?? '', /One of `Always`, `IfNotPresent`, `Never`/);
    assert.match(said(marked('type')) ?? '', /: string\n.*\nOne of `Recreate`, `RollingUpdate`/);
  });

  test('a field of other versions says which ones', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec:\n  hostname¦Override: x\n';
    assert.match(said(text, 'a.yaml', knownAt('1.30')) ?? '', /^«hostnameOverride» `spec\.hostnameOverride` is not in Kubernetes 1\.30; the field exists from 1\.3\d on\.$/);
    assert.match(said(text) ?? '', /Kubernetes from 1\.3\d on/);
  });

  test('names of resources', () => {
    assert.match(said(marked('nvidia.com/gpu')) ?? '', /^«nvidia\.com\/gpu» `nvidia\.com\/gpu`: accelerator of a device plugin\nWhole NVIDIA GPUs.*\nCounted in whole units/s);
    assert.match(said(deployment.replace('nvidia.com/gpu', 'nvidia.com/mig-1g¦.10gb')) ?? '', /MIG slice .*: 1 of 7 compute slices and 10 GB/);
    assert.match(said(deployment.replace('nvidia.com/gpu', 'example.com/fpg¦a')) ?? '', /does not know/);
    assert.match(said('apiVersion: v1\nkind: ResourceQuota\nspec:\n  hard:\n    requests.nvidia.com/g¦pu: 4\n') ?? '', /accelerator/);
  });

  test('quantities', () => {
    assert.equal(said(marked('16Gi')), '«16Gi» `16Gi` = 16 GiB = 17.18 GB');
    assert.equal(said(marked('500m')), '«500m» `500m` = 0.5 cores');
  });

  test('images of model servers', () => {
    const text = said(marked('vllm/vllm-openai')) ?? '';
    assert.match(text, /`vllm\/vllm-openai` from Docker Hub, because no registry is written; tag `v0\.9\.1`/);
    assert.match(text, /\*\*vLLM\*\*, a model server: needs an NVIDIA GPU, listens on 8000, answers at `\/health`/);
  });

  test('kinds', () => {
    assert.equal(said(marked('Deployment')), '«Deployment» `Deployment` of `apps/v1`: Kubernetes 1.30 to 1.36');
    assert.match(said('apiVersion: resource.k8s.io/v1\nkind: Resource¦Claim\n') ?? '', /from 1\.34 on/);
  });

  test('custom resources, the pod specs in them included', () => {
    const lws = 'apiVersion: leaderworkerset.x-k8s.io/v1\nkind: LeaderWorkerSet\nspec:\n  leaderWorkerTemplate:\n    size: 2\n    workerTemplate:\n      spec:\n        containers:\n          - name: a\n            resources: {}\n';
    assert.match(said(lws.replace('size', 'si¦ze')) ?? '', /`spec\.leaderWorkerTemplate\.size`: integer\nPods in a group/);
    assert.match(said(lws.replace('resources', 're¦sources')) ?? '', /^«resources» .*: ResourceRequirements\nCPU, memory and accelerators of this container/s);
    assert.match(said(lws.replace('LeaderWorkerSet', 'Leader¦WorkerSet')) ?? '', /a custom resource; the cluster needs its definition/);
  });

  test('silence where nobody knows', () => {
    for (const text of ['apiVersion: v1\nkind: Pod\nspec: {nonsen¦se: 1}\n', 'apiVersion: example.org/v1\nkind: X\nspec: {a¦: 1}\n', 'a¦: 1\n', '¦', 'apiVersion: v1\nkind: Pod\n \t- broken¦: [\n', deployment.replace('# before', '# be¦fore')]) assert.equal(said(text), undefined, text);
  });

  test('in a template, in JSON, behind an anchor and in a List', () => {
    assert.match(said('{{- if .Values.on }}\napiVersion: v1\nkind: Pod\nspec:\n  {{ toYaml .x }}\n  tolera¦tions: []\n{{- end }}\n') ?? '', /list of Toleration/);
    assert.match(said('{"apiVersion": "v1", "kind": "Pod", "spec": {"tolera¦tions": []}}', 'a.json') ?? '', /^«"tolerations"»/);
    assert.match(said('apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec: &a\n    runtimeClass¦Name: nvidia\n') ?? '', /`spec\.runtimeClassName`: string\nThe container runtime/);
  });
});

describe('hover in a Dockerfile', () => {
  test('the base image, with arguments at their defaults', () => {
    assert.match(said('ARG TAG=12.6.3-cudnn-devel-ubuntu24.04\nFROM nvidia/cu¦da:$TAG\n', 'Dockerfile') ?? '', /^«nvidia\/cuda:\$TAG» .*\nCUDA 12\.6\.3 with cuDNN, devel: compiler and headers.*\nStarts `bash`/);
    assert.match(said('FROM python:3¦.6\n', 'Dockerfile') ?? '', /Python 3\.6 has had no fixes since/);
  });

  test('an image that files are copied from', () => {
    assert.match(said('FROM a\nCOPY --from=ghcr.io/astral-sh/u¦v:0.8 /uv /bin/\n', 'Dockerfile') ?? '', /`astral-sh\/uv` from `ghcr\.io`; tag `0\.8`/);
  });

  test('silence at stages, keywords and half-typed lines', () => {
    for (const text of ['FR¦OM a', 'FROM a AS b\nFROM b¦', 'FROM scra¦tch', 'FROM ¦', '¦']) assert.equal(said(text, 'Dockerfile'), undefined, text);
  });
});
