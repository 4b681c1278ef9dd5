import type { ResourceBlock } from '../../kubernetes/manifest.ts';
import { gpusWithProfile, migGpuOf, profilesLike } from '../../kubernetes/migProfiles.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { entryOf, knownString, nodeAt, type YamlEntry } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';
import { amountsOf } from '../support/quantities.ts';

const shape = /^nvidia\.com\/mig-(?:\d+c\.)?(\d+g\.\d+gb)((?:\.|-)[a-z.]+)?$/;

export const migResourceMalformed = defineRule({
  id: 'mig-resource-malformed',
  scope: 'resources',
  severity: 'warning',
  summary: 'A MIG slice that no GPU has, or that the chosen GPU cannot be cut into.',
  why: 'The device plugin names a slice after its profile, with . for +. Each model of GPU has its own few profiles, and a pod that asks for another one stays Pending.',
  sources: ['https://docs.nvidia.com/datacenter/cloud-native/kubernetes/latest/index.html', 'https://github.com/NVIDIA/gpu-operator/blob/main/assets/state-mig-manager/0400_configmap.yaml', 'https://github.com/NVIDIA/k8s-device-plugin/blob/main/internal/lm/resource.go'],
  supersedes: ['gpu-resource-unknown-name', 'gpu-resource-unprefixed'],
  check: (block, { report }) => {
    for (const { entry, name } of amountsOf(block)) {
      if (!name.startsWith('nvidia.com/mig-')) continue;
      if (name.includes('+')) {
        const better = name.replaceAll('+', '.');
        report(entry.keyNode, `${refusal(block.object, block.validated)}: a resource name cannot have a +. The device plugin calls this slice ${better}.`, { severity: 'error', fixes: () => renamed(entry, better, 'safe') });
        continue;
      }
      const profile = shape.exec(name)?.[1];
      if (profile !== undefined) checkProfile(block, entry, profile, report);
    }
  },
});

function checkProfile(block: ResourceBlock, entry: YamlEntry, profile: string, report: (place: YamlEntry['keyNode'], message: string, details: { readonly fixes: () => readonly Fix[] }) => void): void {
  const product = knownString(entryOfProduct(block));
  const gpu = product === undefined ? undefined : migGpuOf(product);
  const known = gpusWithProfile(profile);
  if (gpu ? gpu.profiles.includes(profile) : known.length > 0) return;
  const candidates = profilesLike(profile, gpu);
  const better = candidates.length === 1 ? candidates[0] : undefined;
  const owners = known.map(({ name }) => name).join(', ');
  const problem = gpu ? `${product ?? ''} cannot be cut into slices of ${profile}${owners === '' ? '' : ` (${owners} can)`}` : `No GPU that is known here can be cut into slices of ${profile}`;
  const advice = candidates.length === 0 ? `its profiles are ${(gpu?.profiles ?? []).join(', ')}` : `${profile.split('.')[0] ?? ''} slices are ${candidates.join(', ')}`;
  report(entry.keyNode, `${problem}, so the pod stays Pending; ${gpu || candidates.length > 0 ? advice : 'slices begin with 1g, 2g, 3g, 4g or 7g'}.`, {
    fixes: () => better === undefined ? [] : renamed(entry, entry.key.replace(profile, better), 'unsafe'),
  });
}

function entryOfProduct({ podSpec }: ResourceBlock): ReturnType<typeof nodeAt> {
  const selector = nodeAt(podSpec?.node, 'nodeSelector');
  return selector?.kind === 'map' ? entryOf(selector, 'nvidia.com/gpu.product')?.value : undefined;
}

function renamed(entry: YamlEntry, name: string, kind: Fix['kind']): readonly Fix[] {
  return entry.merged ? [] : [{ title: `Rename to ${name}`, edits: [replaced(entry.keyNode, name)], kind, preferred: true }];
}
