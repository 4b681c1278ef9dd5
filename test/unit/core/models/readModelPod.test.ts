import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slimPod } from '../../../../src/core/clusters/slimPod.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import { modelServerOf } from '../../../../src/core/models/modelServers.ts';
import { readModelPod } from '../../../../src/core/models/readModelPod.ts';
import { loading, pod, running, type Sample, terminated, unschedulable, waitingFor } from './podSamples.ts';

const noGpu = { limits: { cpu: '1' } };

test('a pod is a model pod by its devices, its image or its owner, and by nothing else', () => {
  const cases: readonly (readonly [string, Sample, boolean])[] = [
    ['one GPU', {}, true],
    ['a MIG slice', { limits: { 'nvidia.com/mig-1g.10gb': '1' } }, true],
    ['a shared GPU', { limits: { 'nvidia.com/gpu.shared': '1' } }, true],
    ['an AMD GPU', { limits: { 'amd.com/gpu': '8' } }, true],
    ['a TPU', { limits: { 'google.com/tpu': '4' } }, true],
    ['only a CPU', noGpu, false],
    ['zero GPUs', { limits: { 'nvidia.com/gpu': '0' } }, false],
    ['only a network device', { limits: { 'rdma/hca': '1', 'vpc.amazonaws.com/efa': '1' } }, false],
    ['vLLM on the CPU', { ...noGpu, image: 'vllm/vllm-openai-cpu:v0.9' }, true],
    ['Triton', { ...noGpu, image: 'nvcr.io/nvidia/tritonserver:24.05-py3' }, true],
    ['a web server', { ...noGpu, image: 'nginx:1.29' }, false],
    ['the head of a Ray cluster', { ...noGpu, owner: { apiVersion: 'ray.io/v1', kind: 'RayCluster', name: 'r', uid: 'u', controller: true } }, true],
    ['a predictor of KServe', { ...noGpu, labels: { 'serving.kserve.io/inferenceservice': 'llama' } }, true],
  ];
  for (const [name, sample, expected] of cases) assert.equal(readModelPod(pod(sample)) !== undefined, expected, name);
});

function owned(kind: string, name: string, apiVersion = 'batch/v1'): JsonObject {
  return { apiVersion, kind, name, uid: 'u', controller: true };
}

test('the workload is the top of the chain that the pod tells of', () => {
  const cases: readonly (readonly [Sample, string])[] = [
    [{}, 'Deployment digits'],
    [{ labels: { 'pod-template-hash': 'other' } }, 'ReplicaSet digits-6d5f7c9b8'],
    [{ owner: owned('Job', 'train') }, 'Job train'],
    [{ owner: owned('StatefulSet', 'llm-0', 'apps/v1'), labels: { 'leaderworkerset.sigs.k8s.io/name': 'llm' } }, 'LeaderWorkerSet llm'],
    [{ owner: owned('Job', 'set-worker-0'), labels: { 'jobset.sigs.k8s.io/jobset-name': 'set' } }, 'JobSet set'],
    [{ owner: owned('RayCluster', 'serve-abc', 'ray.io/v1'), labels: { 'ray.io/cluster': 'serve-abc' } }, 'RayCluster serve-abc'],
    [{ labels: { 'serving.kserve.io/inferenceservice': 'llama' } }, 'InferenceService llama'],
    [{ owner: owned('PyTorchJob', 'ddp', 'kubeflow.org/v1') }, 'PyTorchJob ddp'],
  ];
  for (const [sample, expected] of cases) {
    const workload = readModelPod(pod(sample))?.workload;
    assert.equal(`${workload?.kind} ${workload?.name}`, expected);
  }
  assert.equal(readModelPod(pod({ owner: null }))?.workload, undefined);
});

test('reads what rows and lines need', () => {
  const read = readModelPod(pod({ status: loading({ restartCount: 3, lastState: terminated(137, 'OOMKilled') }), deleted: true }));
  assert.partialDeepStrictEqual(read, {
    uid: 'uid-digits-6d5f7c9b8-abcde',
    namespace: 'models',
    createdAt: Date.parse('2026-11-23T11:50:00Z'),
    phase: 'Running',
    deleting: true,
    ready: false,
    node: 'node-a',
    accelerators: { 'nvidia.com/gpu': 1 },
    restarts: 3,
    unscheduled: undefined,
    controller: { kind: 'ReplicaSet', uid: 'rs-1' },
  });
  assert.partialDeepStrictEqual(read?.containers[0], { name: 'server', role: 'app', state: 'running', digest: `sha256:${'a1'.repeat(32)}`, lastEnded: { reason: 'OOMKilled', exitCode: 137 } });
});

test('init containers and sidecars come first, each with its role, also before the kubelet has spoken', () => {
  const spec = { initContainers: [{ name: 'fetch', image: 'a' }, { name: 'proxy', image: 'b', restartPolicy: 'Always' }] };
  const read = readModelPod(pod({ spec, status: unschedulable('0/3 nodes are available') }));
  assert.deepEqual(read?.containers.map(({ name, role, state, reason }) => [name, role, state, reason]), [
    ['fetch', 'init', 'waiting', ''],
    ['proxy', 'sidecar', 'waiting', ''],
    ['server', 'app', 'waiting', ''],
  ]);
  assert.deepEqual(read?.unscheduled, { reason: 'Unschedulable', message: '0/3 nodes are available' });
});

test('the slim form of a pod reads just like the whole one', () => {
  const init = { initContainerStatuses: [{ name: 'fetch', ready: false, restartCount: 2, state: { waiting: { reason: 'CrashLoopBackOff' } } }] };
  const spec = { initContainers: [{ name: 'fetch', image: 'a' }] };
  const samples = [pod(), pod({ status: loading() }), pod({ spec, status: { ...waitingFor('PodInitializing'), ...init } }), pod({ owner: null, deleted: true }), pod({ status: unschedulable('no') }), pod(noGpu)];
  for (const sample of samples) {
    const slim = slimPod(sample);
    assert.deepEqual(readModelPod(slim), readModelPod(sample));
    assert.ok(JSON.stringify(slim).length <= JSON.stringify(sample).length);
  }
  assert.equal(JSON.stringify(slimPod(pod({ status: running() }))).includes('tolerations'), false);
});

test('knows model servers by the repository alone', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['vllm/vllm-openai', 'vLLM'],
    ['registry.example:5000/mirror/vllm/vllm-openai:v0.11@sha256:' + 'a'.repeat(64), 'vLLM'],
    ['ghcr.io/huggingface/text-generation-inference:3', 'Text Generation Inference'],
    ['nvcr.io/nim/meta/llama-3.1-8b-instruct:1.3', 'NVIDIA NIM'],
    ['ollama/ollama', 'Ollama'],
    ['team/my-vllm-client', undefined],
    ['python:3.13', undefined],
    ['not an image', undefined],
  ];
  for (const [image, expected] of cases) assert.equal(modelServerOf(image)?.name, expected, image);
});
