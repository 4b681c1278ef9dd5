import { isClosedDomain, isExtendedResource, isKnownAccelerator, verifiedAccelerators } from '../../kubernetes/acceleratorNames.ts';
import { defineRule } from '../../lint/rule.ts';
import { nearestName } from '../../lint/nearestName.ts';
import { replaced } from '../../yaml/edits.ts';
import { amountsOf } from '../support/quantities.ts';

/** The API server's own legacy spelling of a GPU, which another rule speaks about. */
const legacy = 'alpha.kubernetes.io/nvidia-gpu';

export const gpuResourceUnknownName = defineRule({
  id: 'gpu-resource-unknown-name',
  scope: 'resources',
  severity: 'warning',
  summary: 'No device plugin advertises a resource of this name.',
  why: 'The API server accepts any name with a vendor in front. A name that no node advertises keeps the pod Pending for ever.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin', 'https://github.com/ROCm/k8s-device-plugin', 'https://github.com/intel/intel-device-plugins-for-kubernetes'],
  check: (block, { report }) => {
    for (const { entry, name } of amountsOf(block)) {
      if (!isExtendedResource(name) || name === legacy || isKnownAccelerator(name)) continue;
      const near = meant(name);
      if (near === undefined && !isClosedDomain(name.slice(0, name.indexOf('/')))) continue;
      const advice = near === undefined ? 'check the name that the device plugin of the cluster uses' : `did you mean ${near}?`;
      const message = `No device plugin advertises ${name}: the API server accepts it, and the pod stays Pending with "Insufficient ${name}"; ${advice}${near === undefined ? '.' : ''}`;
      report(entry.keyNode, message, {
        fixes: () => near === undefined || entry.merged ? [] : [{ title: `Rename to ${near}`, edits: [replaced(entry.keyNode, near)], kind: 'unsafe', preferred: true }],
      });
    }
  },
});

/** The name that was probably meant: a MIG profile in the plugin's spelling, or a near verified name. */
function meant(name: string): string | undefined {
  const mig = /^nvidia\.com\/mig-?(\d+g)[.-](\d+gb)$/i.exec(name);
  if (mig) return `nvidia.com/mig-${(mig[1] ?? '').toLowerCase()}.${(mig[2] ?? '').toLowerCase()}`;
  if (name.toLowerCase() === 'nvidia/gpu') return 'nvidia.com/gpu';
  return nearestName(name, verifiedAccelerators);
}
