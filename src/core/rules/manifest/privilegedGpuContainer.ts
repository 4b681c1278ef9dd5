import { defineRule } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { modelServerOf } from '../../models/modelServers.ts';
import { asMap, asScalar, entryOf } from '../../yaml/node.ts';
import { isCaretaker, isPrivileged } from '../support/gpuWork.ts';
import { withoutEntry } from '../support/podEdits.ts';

export const privilegedGpuContainer = defineRule({
  id: 'privileged-gpu-container',
  scope: 'container',
  severity: 'warning',
  summary: 'A privileged container sees all the GPUs of its node.',
  why: 'Privileged containers get every device of the node. The one or two GPUs that were allocated are then only a number: the program may compute on those of other pods, and they on its.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin/issues/336', 'https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  misses: ['image'],
  check: (container, { text, report }) => {
    const context = entryOf(container.node, 'securityContext');
    const privileged = entryOf(asMap(context?.value), 'privileged');
    if (!privileged || !isPrivileged(container) || isCaretaker(container)) return;
    const gpus = gpusOf(container);
    const server = container.image && !container.image.dynamic ? modelServerOf(container.image.text) : undefined;
    // TPUs are handed out by the node, and GKE has long asked for privileged containers there.
    if ((!gpus.any || gpus.entries.every(({ key }) => key === 'google.com/tpu')) && !(server?.official === true && server.gpu === 'nvidia')) return;
    const rdma = [container.resources?.limits, container.resources?.requests].some((map) => map?.entries.some(({ key }) => /^rdma\/|\/efa$|\/hca|\/roce/.test(key)));
    const count = gpus.count === undefined || gpus.count === 0 ? 'the GPU' : gpus.count === 1 ? 'the 1 GPU' : `the ${gpus.count} GPUs`;
    const message = `A privileged container sees every GPU of its node, not only ${count} it was given, so it may compute on another pod's. Drop "privileged"${rdma ? '; for RDMA the capability IPC_LOCK is enough' : ''}.`;
    report(privileged.value, message, {
      fixes: () => {
        const edit = asScalar(privileged.value) ? withoutEntry(text, container.node, 'securityContext', privileged) : undefined;
        return edit ? [{ title: 'Remove privileged', edits: [edit], kind: 'unsafe', preferred: true }] : [];
      },
    });
  },
});
