import { isExtendedResource, isGpuResource } from '../../kubernetes/acceleratorNames.ts';
import type { PodSpec, ResourceBlock } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import { removedEntry } from '../../yaml/edits.ts';
import { entryOf } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';
import { setUnder, withoutEntry } from '../support/podEdits.ts';
import { amountsOf, knownScalar } from '../support/quantities.ts';

export const podLevelGpu = defineRule({
  id: 'pod-level-gpu',
  scope: 'resources',
  severity: 'error',
  summary: 'A GPU is asked for by the pod instead of a container.',
  why: 'Resources of the pod as a whole may be cpu, memory and huge pages only. Devices are given to containers.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification'],
  check: (block, { text, report }) => {
    const { podSpec } = block;
    if (block.owner !== 'pod' || !podSpec || !['', 'apps', 'batch'].includes(block.object.group)) return;
    const refused = refusal(block.object, block.validated);
    const claims = entryOf(block.node, 'claims');
    if (claims) report(claims.keyNode, `${refused}: the pod as a whole cannot have claims. Put them under the resources of the container that uses the device.`);
    const done = new Set<string>();
    for (const { entry, name } of amountsOf(block)) {
      if (!isExtendedResource(name) || done.has(name)) continue;
      done.add(name);
      const what = isGpuResource(name) ? 'a GPU is given to a container' : 'a device is given to a container';
      report(entry.keyNode, `${refused}: the resources of a whole pod are cpu, memory and huge pages only, and ${what}. Move ${name} to its limits.`, {
        fixes: () => fixes(text, block, podSpec, name, knownScalar(entry)?.text),
      });
    }
  },
});

/** To the first container, because most pods have one that computes, and it stands first. */
function fixes(text: string, block: ResourceBlock, podSpec: PodSpec, name: string, amount: string | undefined): readonly Fix[] {
  const container = podSpec.containers.find(({ role }) => role === 'main');
  const amounts = amountsOf(block);
  const own = amounts.filter((one) => one.name === name);
  if (!container || amount === undefined || entryOf(container.resources?.limits, name) || block.entry.merged || block.entry.value.kind === 'alias') return [];
  const all = own.length === amounts.length && block.node.entries.every(({ key }) => key === 'limits' || key === 'requests');
  const removals = all ? [removedEntry(text, podSpec.node, block.entry)] : own.flatMap(({ half, entry }) => withoutEntry(text, block.node, half, entry) ?? []);
  const added = setUnder(text, container.node, ['resources', 'limits'], name, amount);
  const touching = added === undefined || removals.some((edit) => added.start >= edit.start && added.start < edit.end);
  return touching || removals.length === 0 ? [] : [{ title: `Move to the limits of ${container.name ?? 'the first container'}`, edits: [added, ...removals], kind: 'unsafe', preferred: true }];
}
