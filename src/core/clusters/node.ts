/** How much of one resource a node has, and how much its pods took. Whole devices. */
export interface NodeResource {
  /** `nvidia.com/gpu`, `nvidia.com/mig-1g.10gb`, `amd.com/gpu`, … */
  readonly name: string;
  /** What the hardware has; more than `allocatable` means that devices are unhealthy. */
  readonly capacity: number;
  readonly allocatable: number;
  /** What pods on the node hold, deleting ones included, finished ones not. */
  readonly used: number;
  /** `allocatable - used`, never below 0. */
  readonly free: number;
}

/** What the labels of GPU Feature Discovery or of the cloud say about a node's accelerators. */
export interface NodeAccelerator {
  /** For example `NVIDIA-H100-80GB-HBM3`, as the label writes it. */
  readonly product: string;
  /** Mebibytes of one device; undefined where no label says so. */
  readonly memoryMiB: number | undefined;
  /** `single` and `mixed` are the two ways of cutting a GPU into MIG slices. */
  readonly mig: 'none' | 'single' | 'mixed';
  /** True where several pods share one device without protection from each other. */
  readonly shared: boolean;
}

export interface NodeTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** One node as a row shows it. */
export interface NodeSummary {
  readonly uid: string;
  readonly name: string;
  readonly ready: boolean;
  /** True after `kubectl cordon`: nothing new is scheduled here. */
  readonly cordoned: boolean;
  readonly accelerator: NodeAccelerator | undefined;
  /** One entry per accelerator resource, sorted by name; empty for a node without any. */
  readonly resources: readonly NodeResource[];
  readonly taints: readonly NodeTaint[];
  /** `v1.36.3` */
  readonly kubeletVersion: string;
}
