import { isClosedDomain, isExtendedResource, isKnownAccelerator, verifiedAccelerators } from '../../kubernetes/acceleratorNames.ts';
import type { ResourceBlock } from '../../kubernetes/manifest.ts';
import { nearestName } from '../../lint/nearestName.ts';
import { asArray } from '../../json.ts';
import type { RuleContext, RuleOption } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { amountsOf } from './quantities.ts';

/** The API server's own legacy spelling of a GPU, which another rule speaks about. */
const legacy = 'alpha.kubernetes.io/nvidia-gpu';

/** Names that the rules take for known besides. */
export const ownNames: Readonly<Record<'known', RuleOption>> = {
  known: { about: 'Names that a device plugin of yours advertises.', schema: { type: 'array', items: { type: 'string' }, uniqueItems: true }, usual: [] },
};

/** Reports the names of a block that no device plugin has, as far as those of all vendors are known here; those that are `offered` by a cluster are known too. */
export function reportUnknownNames(block: ResourceBlock, offered: ReadonlySet<string>, { options, report }: RuleContext): void {
  const own = asArray(options['known']);
  for (const { entry, name } of amountsOf(block)) {
    if (!isExtendedResource(name) || name === legacy || isKnownAccelerator(name) || offered.has(name) || own.includes(name)) continue;
    const near = meant(name);
    // Device plugins may be told to use other names, so without a cluster only what is nearly one of theirs is a mistake.
    if (near === undefined && !name.startsWith('nvidia.com/mig-') && (offered.size === 0 || !isClosedDomain(name.slice(0, name.indexOf('/'))))) continue;
    const advice = near === undefined ? 'check the name that the device plugin of the cluster uses' : `did you mean ${near}?`;
    const message = `No device plugin advertises ${name}: the API server accepts it, and the pod stays Pending with "Insufficient ${name}"; ${advice}${near === undefined ? '.' : ''}`;
    report(entry.keyNode, message, {
      stands: (workspace) => !workspace.ofKind('resource.k8s.io', 'DeviceClass').some(({ facts }) => facts.extendedResource === name),
      fixes: () => near === undefined || entry.merged ? [] : [{ title: `Rename to ${near}`, edits: [replaced(entry.keyNode, near)], kind: 'unsafe', preferred: true }],
    });
  }
}

/** The name that was probably meant: a MIG profile in the plugin's spelling, or a near verified name. */
function meant(name: string): string | undefined {
  const mig = /^nvidia\.com\/mig-?(\d+g)[.-](\d+gb)$/i.exec(name);
  if (mig) return `nvidia.com/mig-${(mig[1] ?? '').toLowerCase()}.${(mig[2] ?? '').toLowerCase()}`;
  if (name.toLowerCase() === 'nvidia/gpu') return 'nvidia.com/gpu';
  return nearestName(name, verifiedAccelerators);
}
