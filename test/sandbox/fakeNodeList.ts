/** A node that kwok plays: what it offers, and how its vendor's tools label and taint it. */
export interface FakeNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
  readonly cordoned?: boolean;
  readonly resources: Readonly<Record<string, string>>;
}

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** Keeps pods that did not ask for it off the nodes on which nothing really runs. */
const fakeTaint: Taint = { key: 'kwok.x-k8s.io/node', value: 'fake', effect: 'NoSchedule' };

/** Labels of GPU Feature Discovery that do not depend on how the GPUs are shared. */
function nvidia(product: string, family: string, count: number, memory: number, compute: string): Record<string, string> {
  const [major = '', minor = ''] = compute.split('.');
  return {
    'nvidia.com/gpu.present': 'true', 'nvidia.com/gpu.product': product, 'nvidia.com/gpu.family': family,
    'nvidia.com/gpu.count': String(count), 'nvidia.com/gpu.memory': String(memory), 'nvidia.com/gpu.replicas': '1',
    'nvidia.com/gpu.sharing-strategy': 'none', 'nvidia.com/gpu.compute.major': major, 'nvidia.com/gpu.compute.minor': minor,
    'nvidia.com/cuda.driver-version.full': '570.124.06', 'nvidia.com/cuda.driver-version.major': '570',
    'nvidia.com/cuda.runtime-version.full': '12.8', 'nvidia.com/cuda.runtime-version.major': '12', 'nvidia.com/cuda.runtime-version.minor': '8',
    'nvidia.com/mig.capable': 'false', 'nvidia.com/mig.strategy': 'single',
  };
}

/** Labels of one MIG profile when profiles are mixed: each profile is a resource of its own. */
function migProfile(profile: string, count: number, memory: number): Record<string, string> {
  return {
    [`nvidia.com/mig-${profile}.count`]: String(count), [`nvidia.com/mig-${profile}.memory`]: String(memory),
    [`nvidia.com/mig-${profile}.product`]: `NVIDIA-A100-SXM4-40GB-MIG-${profile}`, [`nvidia.com/mig-${profile}.replicas`]: '1',
  };
}

export const fakeNodes: readonly FakeNode[] = [
  {
    name: 'gpu-node-h100',
    labels: nvidia('NVIDIA-H100-80GB-HBM3', 'hopper', 8, 81559, '9.0'),
    taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }],
    resources: { cpu: '192', memory: '2Ti', 'nvidia.com/gpu': '8' },
  },
  {
    name: 'gpu-node-a100-mig',
    // Four of eight GPUs are whole, four are split into two 1g.5gb, one 2g.10gb and one 3g.20gb each.
    labels: {
      ...nvidia('NVIDIA-A100-SXM4-40GB', 'ampere', 4, 40960, '8.0'),
      'nvidia.com/mig.capable': 'true', 'nvidia.com/mig.strategy': 'mixed',
      ...migProfile('1g.5gb', 8, 4864), ...migProfile('2g.10gb', 4, 9984), ...migProfile('3g.20gb', 4, 19968),
    },
    resources: { cpu: '96', memory: '1152Gi', 'nvidia.com/gpu': '4', 'nvidia.com/mig-1g.5gb': '8', 'nvidia.com/mig-2g.10gb': '4', 'nvidia.com/mig-3g.20gb': '4' },
  },
  {
    name: 'gpu-node-t4-shared',
    // Time slicing with renamed resources: two GPUs, each offered four times.
    labels: { ...nvidia('Tesla-T4', 'turing', 2, 15360, '7.5'), 'nvidia.com/gpu.replicas': '4', 'nvidia.com/gpu.sharing-strategy': 'time-slicing' },
    resources: { cpu: '32', memory: '128Gi', 'nvidia.com/gpu.shared': '8' },
  },
  {
    name: 'gpu-node-mi300x',
    labels: {
      'amd.com/gpu.product-name': 'AMD_Instinct_MI300X_OAM', 'amd.com/gpu.device-id': '74a1', 'amd.com/gpu.family': 'AI',
      'amd.com/gpu.vram': '192G', 'amd.com/gpu.cu-count': '304', 'amd.com/gpu.simd-count': '1216',
    },
    resources: { cpu: '192', memory: '2304Gi', 'amd.com/gpu': '8' },
  },
  { name: 'cpu-node', labels: {}, resources: { cpu: '16', memory: '64Gi' } },
  {
    name: 'gpu-node-l40s-cordoned',
    labels: nvidia('NVIDIA-L40S', 'ada-lovelace', 4, 46068, '8.9'),
    cordoned: true,
    resources: { cpu: '64', memory: '512Gi', 'nvidia.com/gpu': '4' },
  },
];

/** The Node object to create. Its status comes with it, as it does from a kubelet that registers itself. */
export function nodeObject(node: FakeNode, address: string): object {
  const amounts = { ...node.resources, pods: '110', 'ephemeral-storage': '500Gi' };
  const labels = { 'kubernetes.io/hostname': node.name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', type: 'kwok', ...node.labels };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: node.name, labels, annotations: { 'kwok.x-k8s.io/node': 'fake', 'node.alpha.kubernetes.io/ttl': '0' } },
    spec: { taints: [...(node.taints ?? []), fakeTaint], ...(node.cordoned ? { unschedulable: true } : {}) },
    status: {
      capacity: amounts, allocatable: amounts,
      addresses: [{ type: 'InternalIP', address }, { type: 'Hostname', address: node.name }],
      nodeInfo: {
        architecture: 'amd64', operatingSystem: 'linux', kubeletVersion: 'v1.36.3', kubeProxyVersion: '', containerRuntimeVersion: 'containerd://2.1.4',
        osImage: 'Ubuntu 24.04.2 LTS', kernelVersion: '6.8.0-59-generic', machineID: '', systemUUID: '', bootID: '',
      },
    },
  };
}
