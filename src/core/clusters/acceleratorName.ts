import { isGpuResource } from '../kubernetes/acceleratorNames.ts';

/** Names that say what they are, for device plugins nobody has listed and for names that are almost right. */
const sayingSo = /^[^/]+\/(?:.*[.-])?gpus?$/i;

/** Listed with the accelerators, but counted in memory or percent of one rather than in devices. */
const notDevices = /\/(?:.*-(?:memory|mem|cores?|percentage)|monitoring)$/;

/**
 * True for a resource that counts GPUs, their slices, TPUs and the like: those the data table knows, and names that end
 * in `gpu`, so that a pod that asks for `nvidia.com/gpus` still counts as one that wants a GPU.
 */
export function isAccelerator(resource: string): boolean {
  if (!resource.includes('/')) return false;
  return (isGpuResource(resource) && !notDevices.test(resource)) || sayingSo.test(resource);
}

/** The entries of `amounts` that are accelerators, sorted by name. Zeros are left out. */
export function onlyAccelerators(amounts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const kept = Object.entries(amounts).filter(([name, amount]) => amount > 0 && isAccelerator(name));
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
