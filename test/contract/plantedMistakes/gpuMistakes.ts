import { columnOf, entrySpan, lineBreak } from '../../../src/core/yaml/edits.ts';
import { asMap, asScalar, asSeq, entryOf, nodeAt, type YamlEntry, type YamlNode } from '../../../src/core/yaml/node.ts';
import type { Container, ResourceBlock } from '../../../src/core/kubernetes/manifest.ts';
import { entriesOf, type Mistake, overwrite, type Plant, scalarsOf, type ValidManifest, valueMistake } from './mistake.ts';

const gpu = 'nvidia.com/gpu';

interface GpuBlock {
  readonly block: ResourceBlock;
  readonly limit: YamlEntry | undefined;
  readonly request: YamlEntry | undefined;
}

/** The resources of containers that ask for NVIDIA GPUs with a plain number. */
function gpuBlocks({ objects }: ValidManifest): readonly GpuBlock[] {
  return objects.flatMap((object) => object.resources).filter(({ owner }) => owner === 'container').flatMap((block) => {
    const [limit, request] = [block.limits, block.requests].map((map) => map?.entries.find(({ key, value, merged }) => !merged && key === gpu && value.kind === 'scalar' && !value.dynamic && value.value !== null));
    return limit ?? request ? [{ block, limit, request }] : [];
  });
}

/** A mistake in the GPU limit of blocks that have no GPU request, so that nothing else is wrong with it then. */
function limitMistake(name: string, rules: readonly string[], write: (limit: YamlEntry) => Plant): Mistake<ValidManifest> {
  return { name, rules, plants: (valid) => gpuBlocks(valid).flatMap(({ limit, request }) => (limit && !request ? [write(limit)] : [])) };
}

function keyMistake(name: string, rules: readonly string[], written: string): Mistake<ValidManifest> {
  return limitMistake(name, rules, (limit) => overwrite(limit.keyNode, written));
}

function amountMistake(name: string, rules: readonly string[], written: string): Mistake<ValidManifest> {
  return limitMistake(name, rules, (limit) => overwrite(limit.value, written));
}

/** What is spoilt about the GPUs of a container. */
const gpuMistakes: readonly Mistake<ValidManifest>[] = [
  {
    name: 'a GPU request without limit',
    rules: ['gpu-request-without-limit'],
    plants: (valid) => gpuBlocks(valid).flatMap(({ block, limit }): readonly Plant[] => {
      const entry = entryOf(block.node, 'limits');
      if (!limit || !entry || entry.merged || block.requests) return [];
      const { edit } = overwrite(entry.keyNode, 'requests');
      return [{ edit, place: { start: edit.start, end: entry.value.end + 2 } }];
    }),
  },
  {
    name: 'a GPU request that is not the limit',
    rules: ['gpu-request-limit-mismatch'],
    plants: (valid) => gpuBlocks(valid).flatMap(({ limit, request }) => (limit && request ? [overwrite(request.value, '7')] : [])),
  },
  amountMistake('half a GPU', ['gpu-quantity-not-integer'], '0.5'),
  amountMistake('GPUs in thousandths', ['gpu-quantity-not-integer'], '500m'),
  amountMistake('GPUs as a word', ['gpu-quantity-not-integer', 'schema/quantity'], 'one'),
  keyMistake('nvidia.com/gpus', ['gpu-resource-unknown-name'], 'nvidia.com/gpus'),
  keyMistake('a GPU of another vendor name', ['gpu-resource-unknown-name'], 'nvidia/gpu'),
  keyMistake('a GPU resource with a dot', ['gpu-resource-unknown-name', 'gpu-resource-unprefixed'], 'nvidia.com.gpu'),
  keyMistake('a GPU resource without prefix', ['gpu-resource-unprefixed'], 'gpu'),
  keyMistake('a MIG resource with a dash for the dot', ['mig-resource-malformed', 'gpu-resource-unknown-name'], 'nvidia.com/mig-1g-10gb'),
  keyMistake('a MIG resource without memory', ['mig-resource-malformed', 'gpu-resource-unknown-name'], 'nvidia.com/mig-1g'),
];

/** A GPU straight under `resources`, where the whole block with limits stood. */
const misplacedGpu: Mistake<ValidManifest> = {
  name: 'a GPU without limits above it',
  rules: ['gpu-resource-misplaced'],
  plants: (valid) => gpuBlocks(valid).flatMap(({ block, limit, request }): readonly Plant[] => {
    const entry = entryOf(block.node, 'limits');
    if (!limit || request || !entry || entry.merged || entry.value.kind !== 'map' || entry.value.entries.length !== 1) return [];
    return [overwrite(entrySpan(entry), 'nvidia.com/gpu: 1')];
  }),
};

/** Containers that can be given one more entry in front of their first one, in block style. */
function openContainers({ objects }: ValidManifest, accepts: (container: Container) => boolean): readonly Container[] {
  const all = objects.filter(({ partial }) => !partial).flatMap((object) => object.podSpecs).flatMap((podSpec) => podSpec.containers);
  return all.filter((container) => container.role === 'main' && !container.node.flow && container.node.entries[0]?.merged === false && accepts(container));
}

/** An entry that a container does not have yet, written in front of its others. */
function addedEntry(name: string, rules: readonly string[], key: string, value: string, accepts: (container: Container) => boolean): Mistake<ValidManifest> {
  return {
    name,
    rules,
    plants: (valid) => openContainers(valid, (container) => !entryOf(container.node, key) && accepts(container)).map(({ node }) => {
      const { start } = node;
      const written = `${key}: ${value}`;
      return { edit: { start, end: start, text: `${written}${lineBreak(valid.text)}${' '.repeat(columnOf(valid.text, start))}` }, place: { start, end: start + written.length } };
    }),
  };
}

/** One more variable in front of those that a container has. */
function addedVariable(name: string, rules: readonly string[], variable: string, accepts: (container: Container) => boolean): Mistake<ValidManifest> {
  return {
    name,
    rules,
    plants: (valid) => openContainers(valid, accepts).flatMap(({ node }): readonly Plant[] => {
      const list = asSeq(entryOf(node, 'env')?.value);
      const first = list?.items[0];
      if (!list || list.flow || first?.kind !== 'map' || valid.text.slice(node.start, node.end).includes(/name: ["']?(\w+)/.exec(variable)?.[1] ?? variable)) return [];
      const start = first.start - 2;
      return [{ edit: { start, end: start, text: `- ${variable}${lineBreak(valid.text)}${' '.repeat(columnOf(valid.text, start))}` }, place: { start, end: start + variable.length + 2 } }];
    }),
  };
}

/** True where a tool fills in variables of its own before the file is applied. */
function hasVariables(node: YamlNode): boolean {
  if (node.kind === 'map') return node.entries.some(({ value }) => hasVariables(value));
  return node.kind === 'seq' ? node.items.some(hasVariables) : node.kind === 'scalar' && node.text.includes('$');
}

function hasGpu({ resources }: Container): boolean {
  return entryOf(resources?.limits, gpu) !== undefined;
}

/** What is wrong beside the GPUs of a container: its memory, its variables, its devices, its probes. */
const containerMistakes: readonly Mistake<ValidManifest>[] = [
  ...([['16GB', 'memory in GB'], ['16gb', 'memory in gb'], ['16 Gi', 'memory with a blank'], ['16384MB', 'memory in MB'], ['8Gib', 'memory in Gib']] as const).map(([written, name]) =>
    valueMistake(name, ['memory-unit-mistake', 'schema/quantity'], ['memory'], ({ keys }) => (keys.at(-2) === 'limits' && keys.includes('containers') ? written : undefined))),
  valueMistake('memory in thousandths', ['memory-unit-mistake'], ['memory'], ({ keys }) => (keys.at(-2) === 'limits' && keys.includes('containers') ? '512m' : undefined)),
  valueMistake('a CPU with a unit', ['schema/quantity', 'schema/pattern'], ['cpu'], ({ keys }) => (keys.at(-2) === 'limits' && keys.includes('containers') ? '2 cores' : undefined)),
  valueMistake('an unknown effect of a toleration', ['schema/enum', 'toleration-invalid'], ['effect'], ({ keys, object }) => (keys.at(-2) === 'tolerations' && object.podSpecs.length > 0 ? 'NoScheduled' : undefined)),
  valueMistake('an unknown operator of a toleration', ['schema/enum', 'toleration-invalid'], ['operator'], ({ keys, object }) => (keys.at(-2) === 'tolerations' && object.podSpecs.length > 0 ? 'Equals' : undefined)),
  {
    name: 'a toleration that exists and compares',
    rules: ['toleration-invalid'],
    plants: (valid) => scalarsOf(valid, 'operator').filter(({ keys, map, value, object }) => keys.at(-2) === 'tolerations' && object.podSpecs.length > 0 && value.text === 'Equal' && asScalar(entryOf(map, 'value')?.value)?.text).map(({ map, value }): Plant => {
      const { edit } = overwrite(value, 'Exists');
      return { edit, place: { start: map.start, end: map.end + 1 } };
    }),
  },
  addedEntry('a capability with CAP_', ['capability-cap-prefix'], 'securityContext', '{capabilities: {add: [CAP_IPC_LOCK]}}', ({ podSpec }) => podSpec.validated),
  addedEntry('a privileged GPU container', ['privileged-gpu-container'], 'securityContext', '{privileged: true}', (container) => hasGpu(container) && !/privileged/i.test(container.podSpec.object.name ?? '')),
  addedEntry('a probe of a port without name', ['probe-does-not-match-server'], 'readinessProbe', '{httpGet: {path: /health, port: no-such-port}}', ({ podSpec }) => podSpec.validated),
  addedVariable('a Hugging Face token in the open', ['hf-token-plaintext'], '{name: HF_TOKEN, value: hf_abcdefghijklmnopqrstuvwxyzABCDEFGH}', () => true),
  addedVariable('a GPU chosen by NVIDIA_VISIBLE_DEVICES', ['nvidia-visible-devices-in-pod'], '{name: NVIDIA_VISIBLE_DEVICES, value: "0"}', hasGpu),
  addedVariable('a variable that Kubernetes does not expand', ['env-shell-syntax-literal'], '{name: MODEL_PATH, value: "${HOME}/models"}', ({ podSpec }) => !hasVariables(podSpec.object.node)),
  addedVariable('a variable without quotes', ['nonstring-scalar', 'schema/type'], '{name: SLIPWAY_DEBUG, value: true}', () => true),
  valueMistake('shared memory of an unknown medium', ['shm-volume-wrong', 'schema/enum'], ['medium'], ({ keys, value, object }) => (keys.at(-2) === 'emptyDir' && object.podSpecs.length > 0 && value.text === 'Memory' ? 'memory' : undefined)),
  valueMistake('a CUDA image that does not exist', ['cuda-tag-invalid'], ['image'], ({ keys, value, object }) => (keys.at(-2) === 'containers' && value.text.startsWith('nvidia/cuda:') && object.name !== undefined ? 'nvidia/cuda:latest' : undefined)),
  {
    name: 'more ranks than GPUs',
    rules: ['tensor-parallel-exceeds-gpus'],
    plants: (valid) => entriesOf(valid).filter(({ entry, keys }) => keys.at(-2) === 'containers' && ['args', 'command'].includes(entry.key)).flatMap(({ entry, map }) => {
      const limit = asScalar(nodeAt(map, 'resources', 'limits', gpu));
      const source = valid.text.slice(entry.value.start, entry.value.end);
      const match = /--tensor-parallel-size(?:=|["']?,?\s+(?:- )?["']?)(\d+)/.exec(source);
      const known = limit && !limit.dynamic && asMap(map) && match && !/pipeline|data-parallel|headless|nnodes/.test(source);
      if (!known) return [];
      const start = entry.value.start + match.index + match[0].length - (match[1]?.length ?? 0);
      return [overwrite({ start, end: start + (match[1]?.length ?? 0) }, '16')];
    }),
  },
];

/** What the catalogue of GPU rules is about, in manifests. */
export const catalogueMistakes: readonly Mistake<ValidManifest>[] = [...gpuMistakes, misplacedGpu, ...containerMistakes];
