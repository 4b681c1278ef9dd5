import { asArray, asObject, asString, at } from '../json.ts';
import { isTrue } from '../kubernetes/condition.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { isAccelerator } from './acceleratorName.ts';
import type { NodeAccelerator, NodeResource, NodeSummary, NodeTaint } from './node.ts';

/** Labels that name the accelerator, the most exact first: GPU Feature Discovery, AMD's labeller, then the clouds. */
const productLabels = [
  'nvidia.com/gpu.product',
  'amd.com/gpu.product-name',
  'gpu.intel.com/product',
  'cloud.google.com/gke-accelerator',
  'cloud.google.com/gke-tpu-accelerator',
  'eks.amazonaws.com/instance-gpu-name',
  'karpenter.k8s.aws/instance-gpu-name',
  'gpu.nvidia.com/model',
];

/** Labels with mebibytes of one device. */
const memoryLabels = ['nvidia.com/gpu.memory', 'eks.amazonaws.com/instance-gpu-memory', 'karpenter.k8s.aws/instance-gpu-memory'];

/** A node as a row shows it; `used` is what its pods hold, by resource name. */
export function summarizeNode(node: KubernetesObject, used: Readonly<Record<string, number>>): NodeSummary {
  return {
    uid: node.metadata.uid ?? node.metadata.name ?? '',
    name: node.metadata.name ?? '',
    ready: isTrue(node, 'Ready'),
    cordoned: at(node, 'spec', 'unschedulable') === true,
    accelerator: readAccelerator(node),
    resources: readResources(node, used),
    taints: asArray(at(node, 'spec', 'taints')).map((taint): NodeTaint => {
      const { key, value, effect } = asObject(taint);
      return { key: asString(key) ?? '', value: asString(value) ?? '', effect: asString(effect) ?? '' };
    }),
    kubeletVersion: asString(at(node, 'status', 'nodeInfo', 'kubeletVersion')) ?? '',
  };
}

/** Names from the node and from its pods: what a removed device plugin left in use stays visible. */
function readResources(node: KubernetesObject, used: Readonly<Record<string, number>>): readonly NodeResource[] {
  const status = asObject(node['status']);
  const [capacity, allocatable] = [asObject(status['capacity']), asObject(status['allocatable'])];
  const names = new Set([...Object.keys(capacity), ...Object.keys(allocatable), ...Object.keys(used)].filter(isAccelerator));
  const rows = [...names].toSorted().map((name) => {
    const row = { name, capacity: devices(capacity[name]), allocatable: devices(allocatable[name]), used: used[name] ?? 0 };
    return { ...row, free: Math.max(0, row.allocatable - row.used) };
  });
  return rows.filter((row) => row.capacity > 0 || row.allocatable > 0 || row.used > 0);
}

function readAccelerator(node: KubernetesObject): NodeAccelerator | undefined {
  const labels = node.metadata.labels ?? {};
  const product = productLabels.map((label) => labels[label]).find((value) => value !== undefined && value !== '');
  if (product === undefined) return undefined;
  const memory = memoryLabels.map((label) => Number(labels[label])).find((value) => value > 0);
  const strategy = labels['nvidia.com/mig.strategy'];
  const sharing = labels['nvidia.com/gpu.sharing-strategy'] ?? 'none';
  return {
    product,
    memoryMiB: memory,
    mig: product.includes('-MIG-') ? 'single' : strategy === 'mixed' && hasSlices(node) ? 'mixed' : 'none',
    shared: sharing !== 'none' || product.endsWith('-SHARED') || Number(labels['nvidia.com/gpu.replicas'] ?? 1) > 1,
  };
}

function hasSlices(node: KubernetesObject): boolean {
  return Object.keys(asObject(at(node, 'status', 'capacity'))).some((name) => name.startsWith('nvidia.com/mig-'));
}

function devices(value: unknown): number {
  const quantity = typeof value === 'string' || typeof value === 'number' ? parseQuantity(String(value)) : undefined;
  return quantity === undefined ? 0 : Number(quantity.nanos) / 1e9;
}
