import { defineRule } from '../../lint/rule.ts';
import { flagOf } from '../../models/commandFlags.ts';
import { surelyWithoutGpu } from '../../models/containerGpus.ts';
import { gpusNeeded } from '../../models/parallelism.ts';
import { type ServerProcess, serverProcessOf } from '../../models/serverProcess.ts';
import { getsResourcesElsewhere, isPrivileged, mountsDevices, namedDevices } from '../support/gpuWork.ts';
import { withLimit } from '../support/podEdits.ts';

/** Flags after which a server of this kind runs without a GPU, or only talks to others that have one. */
const withoutGpu = ['--device', '--disable-custom-kernels', '--data-parallel-size-local', '--headless', '--cpu-offload-only'];

export const gpuServerWithoutGpu = defineRule({
  id: 'gpu-server-without-gpu',
  scope: 'container',
  severity: 'warning',
  summary: 'A model server that needs a GPU asks for none.',
  why: 'Without a GPU in its limits the pod may be put on any node. On one without GPUs the server stops at its start; on one with GPUs the NVIDIA runtime shows it all of them, those of other pods too.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin#running-gpu-jobs', 'https://github.com/vllm-project/vllm/issues/23661', 'https://github.com/huggingface/text-generation-inference#run-locally'],
  misses: ['resources', 'env', 'args', 'command'],
  check: (container, { text, report }) => {
    const { image, podSpec } = container;
    if (!image || container.role === 'ephemeral' || getsResourcesElsewhere(container) || !surelyWithoutGpu(container)) return;
    if (isPrivileged(container) || mountsDevices(podSpec) || podSpec.path.includes('headGroupSpec')) return;
    const process = serverProcessOf(container, text);
    if (!process || !process.complete || !process.server.official || runsWithout(process)) return;
    const { gpu, name } = process.server;
    if (gpu !== 'nvidia' && gpu !== 'amd') return;
    const resource = `${gpu}.com/gpu`;
    const count = gpusNeeded(container, process) ?? 1;
    const message = `${name} in ${image.text} needs a GPU and this container asks for none: it may land on any node, where it stops at its start, or on a GPU node among other pods' GPUs. Add ${resource}: ${count} to its limits.`;
    report(image, message, {
      fixes: () => {
        const edit = withLimit(text, container, resource, String(count));
        return edit ? [{ title: `Ask for ${count} ${resource}`, edits: [edit], kind: 'safe', preferred: true }] : [];
      },
    });
  },
});

function runsWithout({ words, environment, command }: ServerProcess): boolean {
  const { variables } = environment;
  if (flagOf(words, withoutGpu) || variables.get('VLLM_TARGET_DEVICE') || command.programs.some((program) => program[0]?.text.endsWith('ray') === true)) return true;
  // Whoever names devices by hand is told so there.
  return namedDevices(variables.get('NVIDIA_VISIBLE_DEVICES')) !== undefined;
}
