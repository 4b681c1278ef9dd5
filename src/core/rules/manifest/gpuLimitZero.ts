import { environmentOf } from '../../kubernetes/containerEnvironment.ts';
import { isGpuResource } from '../../kubernetes/acceleratorNames.ts';
import type { Container } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import { imageBuildOf } from '../../models/imageBuild.ts';
import { modelServerOf } from '../../models/modelServers.ts';
import { type YamlEntry, entryOf } from '../../yaml/node.ts';
import { removedAndAdded, setVariable, withoutEntry } from '../support/podEdits.ts';
import { amountsOf, knownScalar, quantityOf } from '../support/quantities.ts';

export const gpuLimitZero = defineRule({
  id: 'gpu-limit-zero',
  scope: 'container',
  severity: 'warning',
  summary: 'A limit of 0 GPUs, which hides none.',
  why: '0 is the same as no limit: the scheduler may choose any node, and CUDA images carry NVIDIA_VISIBLE_DEVICES=all, with which the NVIDIA runtime shows them every GPU of a GPU node.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin/issues/61', 'https://github.com/kubernetes/kubernetes/issues/59629'],
  check: (container, { text, report }) => {
    for (const { half, entry, name } of container.resources ? amountsOf(container.resources) : []) {
      const scalar = knownScalar(entry);
      if (half !== 'limits' || !scalar || !name.startsWith('nvidia.com/') || !isGpuResource(name) || quantityOf(entry)?.nanos !== 0n) continue;
      if (!carriesCuda(container) || environmentOf(container).variables.has('NVIDIA_VISIBLE_DEVICES')) return;
      report(scalar, '0 hides no GPU: this CUDA image still sees all of them when it lands on a GPU node. Remove the line and set NVIDIA_VISIBLE_DEVICES to void.', {
        fixes: () => fixes(text, container, entry, name),
      });
    }
  },
});

/** Images that set NVIDIA_VISIBLE_DEVICES to all. */
function carriesCuda({ image }: Container): boolean {
  if (!image || image.dynamic || typeof image.value !== 'string') return false;
  return imageBuildOf(image.text)?.builtFor === 'nvidia' || modelServerOf(image.text)?.id === 'ollama';
}

function fixes(text: string, container: Container, entry: YamlEntry, name: string): readonly Fix[] {
  const { resources } = container;
  const request = entryOf(resources?.requests, name);
  const removals = resources ? [withoutEntry(text, resources.node, 'limits', entry), ...(request ? [withoutEntry(text, resources.node, 'requests', request)] : [])] : [];
  const edits = removals.flatMap((edit) => edit ?? []).toSorted((a, b) => a.start - b.start);
  const [last, variable] = [edits.at(-1), setVariable(text, container, 'NVIDIA_VISIBLE_DEVICES', 'void')];
  if (!last || edits.length < removals.length) return [];
  const removal: Fix = { title: `Remove ${name}`, edits, kind: 'safe' };
  if (!variable) return [removal];
  return [{ title: 'Set NVIDIA_VISIBLE_DEVICES to void instead', edits: [...edits.slice(0, -1), ...removedAndAdded(last, variable)], kind: 'unsafe', preferred: true }, removal];
}
