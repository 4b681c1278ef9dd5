import { join } from 'node:path';

export const nodeBridge = 'slipway-pods';
/** The node's own address: not on the loopback, as the kubelet demands, but only reachable from this machine. */
export const nodeAddress = '172.29.252.1';

/** The labels that GPU Feature Discovery gives a machine with four L4, plus those of a cloud's instance. */
export const nodeLabels: Readonly<Record<string, string>> = {
  'nvidia.com/gpu.present': 'true',
  'nvidia.com/gpu.product': 'NVIDIA-L4',
  'nvidia.com/gpu.family': 'ada-lovelace',
  'nvidia.com/gpu.count': '4',
  'nvidia.com/gpu.memory': '23034',
  'nvidia.com/gpu.replicas': '1',
  'nvidia.com/gpu.sharing-strategy': 'none',
  'nvidia.com/gpu.compute.major': '8',
  'nvidia.com/gpu.compute.minor': '9',
  'nvidia.com/cuda.driver-version.full': '570.124.06',
  'nvidia.com/cuda.driver-version.major': '570',
  'nvidia.com/cuda.driver-version.minor': '124',
  'nvidia.com/cuda.runtime-version.full': '12.8',
  'nvidia.com/cuda.runtime-version.major': '12',
  'nvidia.com/cuda.runtime-version.minor': '8',
  'nvidia.com/mig.capable': 'false',
  'nvidia.com/mig.strategy': 'single',
};

/** containerd's configuration in the form of its version 1.6. */
export function containerdConfiguration(facts: { directory: string; socket: string; pauseImage: string }): string {
  const cri = 'plugins."io.containerd.grpc.v1.cri"';
  return `version = 2
root = "${join(facts.directory, 'containerd', 'root')}"
state = "${join(facts.directory, 'containerd', 'state')}"
# The kubelet only uses the CRI; without these no attempt is made at file systems that the machine lacks.
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.opt"]

[grpc]
address = "${facts.socket}"

[${cri}]
sandbox_image = "${facts.pauseImage}"
# Lowering the score needs CAP_SYS_RESOURCE, which root lacks on some virtual machines: every pod would die at its start.
restrict_oom_score_adj = true
stream_server_address = "127.0.0.1"
stream_server_port = "0"

[${cri}.cni]
bin_dir = "/usr/lib/cni"
conf_dir = "${join(facts.directory, 'cni')}"

[${cri}.containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[${cri}.containerd.runtimes.runc.options]
SystemdCgroup = false
`;
}

/** A bridge with addresses from a list in the node's own folder. */
export function networkConfiguration(directory: string): object {
  return {
    cniVersion: '0.4.0',
    name: 'slipway',
    plugins: [
      {
        type: 'bridge', bridge: nodeBridge, isGateway: true, ipMasq: false, hairpinMode: true,
        ipam: { type: 'host-local', dataDir: join(directory, 'addresses'), ranges: [[{ subnet: '172.29.252.0/24', gateway: nodeAddress }]], routes: [{ dst: '0.0.0.0/0' }] },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  };
}

/** What the kubelet is told; every path belongs to the sandbox. */
export function kubeletConfiguration(facts: {
  port: number; healthPort: number; clientAuthority: string; containerdSocket: string; cgroup: string; resolvConf: string; podLogs: string;
}): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: nodeAddress,
    port: facts.port,
    healthzBindAddress: '127.0.0.1',
    healthzPort: facts.healthPort,
    authentication: { anonymous: { enabled: false }, webhook: { enabled: false }, x509: { clientCAFile: facts.clientAuthority } },
    authorization: { mode: 'AlwaysAllow' },
    containerRuntimeEndpoint: `unix://${facts.containerdSocket}`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${facts.cgroup}`,
    failCgroupV1: false,
    failSwapOn: false,
    // Nothing answers DNS at the node's address, so a look-up fails at once instead of timing out.
    clusterDNS: [nodeAddress],
    clusterDomain: 'cluster.local',
    resolvConf: facts.resolvConf,
    podLogsDir: facts.podLogs,
    // A machine for tests is often nearly full; pods must not be evicted for that.
    evictionHard: { 'memory.available': '50Mi', 'nodefs.available': '1%', 'nodefs.inodesFree': '1%', 'imagefs.available': '1%' },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    nodeStatusUpdateFrequency: '1s',
    syncFrequency: '10s',
    // Without a service proxy its chains have no use, and it would leave them on the machine.
    makeIPTablesUtilChains: false,
  };
}
