/** Names after the slash that mean whole devices, by the domain of the device plugin that advertises them. */
const devices: Readonly<Record<string, RegExp>> = {
  'nvidia.com': /^(?:gpu(?:\.shared)?|mig-.+|[A-Z][A-Z0-9]+_.+)$/,
  'amd.com': /^(?:gpu|[a-z]+_.+)$/,
  'gpu.intel.com': /^(?:i915|xe)$/,
  'npu.intel.com': /^accel$/,
  'habana.ai': /^gaudi$/,
  'google.com': /^tpu$/,
  'aws.amazon.com': /^neuron(?:core|device)?$/,
  'volcano.sh': /^v?gpu-number$/,
  'microsoft.com': /^directx$/,
  'huawei.com': /^Ascend/,
};

/** Domains of makers that advertise nothing but accelerators, and the last resort for plugins nobody has listed. */
const anyOf = /^(?:cambricon\.com|rebellions\.ai|furiosa\.ai|enflame\.com|metax-tech\.com|tenstorrent\.com)\/|\/(?:.*[.-])?gpus?$/;

/**
 * True for a resource that counts GPUs, their slices, TPUs and the like. Sources: the device plugins of NVIDIA, AMD,
 * Intel, AWS and Google; false for what comes beside them, such as RDMA ports, and for quota keys.
 */
export function isAccelerator(resource: string): boolean {
  const slash = resource.indexOf('/');
  if (slash < 0) return false;
  const known = devices[resource.slice(0, slash)];
  return known ? known.test(resource.slice(slash + 1)) : anyOf.test(resource);
}

/** The entries of `amounts` that are accelerators, sorted by name. Zeros are left out. */
export function onlyAccelerators(amounts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const kept = Object.entries(amounts).filter(([name, amount]) => amount > 0 && isAccelerator(name));
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
