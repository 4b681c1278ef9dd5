import { defineRule } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import type { ResourceBlock } from '../../kubernetes/manifest.ts';
import { refusal } from '../support/outcome.ts';
import { amountsOf } from '../support/quantities.ts';

const bareName = /^(?:(?:(?:nvidia|amd)[-_]|[a-z]+\.com\.)?gpus?|nvidia|cuda|tpus?|mig-.+|neuron(?:core)?s?|gaudi)$/i;
const meansAccelerator = /gpu|tpu|mig-|neuron|gaudi/i;

export const gpuResourceUnprefixed = defineRule({
  id: 'gpu-resource-unprefixed',
  scope: 'resources',
  severity: 'error',
  summary: 'A GPU resource name lacks its vendor or breaks the rules of such names.',
  why: 'Beside cpu, memory, ephemeral-storage and hugepages-… only names of the form vendor.domain/name in lower case are accepted.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources'],
  supersedes: ['gpu-resource-unknown-name'],
  check: (block, { report }) => {
    for (const { entry, name } of amountsOf(block)) {
      const fault = faultOf(name);
      if (fault === undefined) continue;
      const better = betterName(name, block);
      report(entry.keyNode, `${refusal(block.object, block.validated)}: "${name}" ${fault}; use ${better}.`, {
        fixes: () => entry.merged ? [] : [{ title: `Rename to ${better}`, edits: [replaced(entry.keyNode, better)], kind: 'unsafe', preferred: true }],
      });
    }
  },
});

/** What is wrong with a name; `+` in MIG names is another rule's matter. */
function faultOf(name: string): string | undefined {
  const parts = name.split('/');
  if (/\s/.test(name)) return meansAccelerator.test(name) ? 'has a blank in it' : undefined;
  if (parts.length === 1) return (meansAccelerator.test(name) || /nvidia|cuda/i.test(name)) && bareName.test(name) ? 'is no standard container resource and has no vendor in front' : undefined;
  if (!meansAccelerator.test(name)) return undefined;
  if (parts.length > 2) return 'has two slashes';
  if (name.startsWith('requests.') || name.startsWith('limits.')) return 'has a prefix that belongs into a ResourceQuota';
  return parts[0] !== parts[0]?.toLowerCase() ? 'has capital letters before the slash' : undefined;
}

function betterName(name: string, block: ResourceBlock): string {
  const lower = name.toLowerCase().replace(/\s/g, '');
  const [domain = '', part = ''] = lower.replace(/^(?:requests|limits)\./, '').split('/');
  if (lower.includes('/') && part !== '') return `${domain}/${part}`;
  if (lower.startsWith('mig-')) return `nvidia.com/${lower}`;
  if (lower.startsWith('tpu')) return 'google.com/tpu';
  if (lower.startsWith('neuron')) return lower.startsWith('neuroncore') ? 'aws.amazon.com/neuroncore' : 'aws.amazon.com/neuron';
  if (lower === 'gaudi') return 'habana.ai/gaudi';
  return lower.startsWith('amd') || usesRocm(block) ? 'amd.com/gpu' : 'nvidia.com/gpu';
}

function usesRocm(block: ResourceBlock): boolean {
  return block.podSpec?.containers.some((container) => container.resources === block && /rocm/i.test(container.image?.text ?? '')) === true;
}
