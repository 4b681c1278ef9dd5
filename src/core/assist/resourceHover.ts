import { isExtendedResource, isGpuResource, isKnownAccelerator, isNativeResource } from '../kubernetes/acceleratorNames.ts';
import { resourceText } from './fieldText.ts';
import { code, sourceLink } from './hover.ts';

/** What is known of a name under `limits`, `requests` or `hard`. */
export function resourceParagraphs(written: string): readonly string[] {
  const name = written.replace(/^(?:requests|limits)\./, '');
  const own = resourceText(name);
  const slice = migText(name);
  const head = `${code(name)}: ${headOf(name)}`;
  return [
    head,
    ...(slice === undefined ? [] : [slice]),
    ...(own ? [own.text] : []),
    ...(isExtendedResource(name) ? ['Counted in whole units that are never overcommitted: a request must equal its limit.'] : []),
    ...(own ? [sourceLink(own.source)] : []),
  ];
}

function headOf(name: string): string {
  if (isGpuResource(name)) return 'accelerator of a device plugin';
  if (isKnownAccelerator(name)) return 'resource of a device plugin';
  return isNativeResource(name) ? 'resource of Kubernetes itself' : 'resource that Slipway does not know; a device plugin of that name must be in the cluster, or the pod stays Pending';
}

/** `mig-1g.10gb`: slices of the processor and of the memory. */
function migText(name: string): string | undefined {
  const match = /^nvidia\.com\/mig-(?:(\d+)c\.)?(\d+)g\.(\d+)gb/.exec(name);
  if (!match) return undefined;
  const [, instances, slices = '', memory = ''] = match;
  const part = instances === undefined ? '' : `${instances} of its compute slices, `;
  return `A MIG slice of an NVIDIA GPU: ${part}${slices} of 7 compute slices and ${memory} GB of memory, apart from the other slices.`;
}
