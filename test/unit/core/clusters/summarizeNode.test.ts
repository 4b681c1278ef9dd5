import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAccelerator, onlyAccelerators } from '../../../../src/core/clusters/acceleratorName.ts';
import { summarizeNode } from '../../../../src/core/clusters/summarizeNode.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';

function node(labels: Record<string, string>, capacity: JsonObject, more: { readonly allocatable?: JsonObject; readonly spec?: JsonObject; readonly ready?: string } = {}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'gpu-a', uid: 'uid-a', labels },
    spec: more.spec ?? {},
    status: {
      capacity: { cpu: '96', memory: '1Ti', pods: '110', ...capacity },
      allocatable: { cpu: '95', memory: '1Ti', pods: '110', ...(more.allocatable ?? capacity) },
      conditions: [{ type: 'Ready', status: more.ready ?? 'True' }],
      nodeInfo: { kubeletVersion: 'v1.36.3' },
    },
  };
}

test('knows accelerators by the names their device plugins give them', () => {
  const yes = ['nvidia.com/gpu', 'nvidia.com/gpu.shared', 'nvidia.com/mig-1g.10gb', 'nvidia.com/mig-3g.40gb.shared', 'nvidia.com/GA102GL_A10', 'amd.com/gpu', 'gpu.intel.com/xe', 'habana.ai/gaudi', 'google.com/tpu', 'aws.amazon.com/neuroncore', 'huawei.com/Ascend910', 'example.com/gpu', 'example.com/v-gpu', 'nvidia.com/gpus', 'volcano.sh/vgpu-number'];
  const no = ['cpu', 'memory', 'hugepages-1Gi', 'nvidia.com/gpumem', 'volcano.sh/vgpu-memory', 'gpu.intel.com/monitoring', 'rdma/hca', 'vpc.amazonaws.com/efa', 'gpu.intel.com/memory.max', 'gpu', 'requests.nvidia.com', 'example.com/gpu-memory'];
  assert.deepEqual(yes.filter((name) => !isAccelerator(name)), []);
  assert.deepEqual(no.filter(isAccelerator), []);
  assert.deepEqual(onlyAccelerators({ cpu: 2, 'nvidia.com/gpu': 1, 'amd.com/gpu': 0, 'google.com/tpu': 4 }), { 'google.com/tpu': 4, 'nvidia.com/gpu': 1 });
});

test('an H100 node as GPU Feature Discovery labels it, tainted', () => {
  const labels = { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3', 'nvidia.com/gpu.memory': '81559', 'nvidia.com/gpu.replicas': '1', 'nvidia.com/gpu.sharing-strategy': 'none', 'nvidia.com/mig.strategy': 'single' };
  const spec = { taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }, { key: 'bare', effect: 'NoExecute' }] };
  assert.deepEqual(summarizeNode(node(labels, { 'nvidia.com/gpu': '8' }, { spec, allocatable: { 'nvidia.com/gpu': '7' } }), { 'nvidia.com/gpu': 5 }), {
    uid: 'uid-a',
    name: 'gpu-a',
    ready: true,
    cordoned: false,
    accelerator: { product: 'NVIDIA-H100-80GB-HBM3', memoryMiB: 81559, mig: 'none', shared: false },
    resources: [{ name: 'nvidia.com/gpu', capacity: 8, allocatable: 7, used: 5, free: 2 }],
    taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }, { key: 'bare', value: '', effect: 'NoExecute' }],
    kubeletVersion: 'v1.36.3',
  });
});

test('MIG, sharing, AMD, clouds without labels of NVIDIA, and no accelerator at all', () => {
  const mixed = summarizeNode(node({ 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-40GB', 'nvidia.com/mig.strategy': 'mixed' }, { 'nvidia.com/gpu': '6', 'nvidia.com/mig-1g.5gb': '7', 'nvidia.com/mig-3g.20gb': '2' }), { 'nvidia.com/mig-1g.5gb': 3 });
  assert.equal(mixed.accelerator?.mig, 'mixed');
  assert.deepEqual(mixed.resources.map(({ name, free }) => [name, free]), [['nvidia.com/gpu', 6], ['nvidia.com/mig-1g.5gb', 4], ['nvidia.com/mig-3g.20gb', 2]]);
  const accelerators: readonly (readonly [Record<string, string>, JsonObject | undefined])[] = [
    [{ 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-40GB-MIG-1g.5gb', 'nvidia.com/gpu.memory': '4864' }, { product: 'NVIDIA-A100-SXM4-40GB-MIG-1g.5gb', memoryMiB: 4864, mig: 'single', shared: false }],
    [{ 'nvidia.com/gpu.product': 'Tesla-T4-SHARED', 'nvidia.com/gpu.replicas': '4' }, { product: 'Tesla-T4-SHARED', memoryMiB: undefined, mig: 'none', shared: true }],
    [{ 'nvidia.com/gpu.product': 'Tesla-T4', 'nvidia.com/gpu.sharing-strategy': 'time-slicing' }, { product: 'Tesla-T4', memoryMiB: undefined, mig: 'none', shared: true }],
    [{ 'amd.com/gpu.product-name': 'AMD_Instinct_MI300X' }, { product: 'AMD_Instinct_MI300X', memoryMiB: undefined, mig: 'none', shared: false }],
    [{ 'cloud.google.com/gke-accelerator': 'nvidia-l4' }, { product: 'nvidia-l4', memoryMiB: undefined, mig: 'none', shared: false }],
    [{}, undefined],
  ];
  for (const [labels, expected] of accelerators) assert.deepEqual(summarizeNode(node(labels, { 'nvidia.com/gpu': '1' }), {}).accelerator, expected);
  assert.deepEqual(summarizeNode(node({}, { 'nvidia.com/gpu': '0' }), {}).resources, []);
});

test('devices that are in use stay visible after their plugin has gone, and free is never negative', () => {
  const gone = summarizeNode(node({}, {}, { ready: 'Unknown', spec: { unschedulable: true } }), { 'nvidia.com/gpu': 2 });
  assert.deepEqual(gone.resources, [{ name: 'nvidia.com/gpu', capacity: 0, allocatable: 0, used: 2, free: 0 }]);
  assert.deepEqual([gone.ready, gone.cordoned], [false, true]);
});
