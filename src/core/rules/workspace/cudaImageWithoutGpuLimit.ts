import { parseImageRef } from '../../images/imageRef.ts';
import { bringsCuda } from '../../images/bringsCuda.ts';
import { environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { Container } from '../../kubernetes/manifest.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import { gpusOf, surelyWithoutGpu } from '../../models/containerGpus.ts';
import { modelServerOf } from '../../models/modelServers.ts';
import { builtFrom } from '../../workspace/builtImages.ts';
import type { Viewpoint } from '../../workspace/relations.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { asMap, entryOf, isNull } from '../../yaml/node.ts';
import { getsResourcesElsewhere, isCaretaker, isPrivileged, mountsDevices, runtimeClassOf } from '../support/gpuWork.ts';
import { setVariable, withLimit } from '../support/podEdits.ts';

export const cudaImageWithoutGpuLimit = defineWorkspaceRule({
  id: 'cuda-image-without-gpu-limit',
  scope: 'container',
  severity: 'warning',
  summary: 'A container made for CUDA asks for no GPU and can land on a GPU node.',
  why: 'Images made for CUDA carry NVIDIA_VISIBLE_DEVICES=all. On a GPU node the NVIDIA runtime shows such a container every GPU of the node, those of other pods too; hardened clusters refuse to start it.',
  sources: ['https://github.com/NVIDIA/k8s-device-plugin#running-gpu-jobs', 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html', 'https://github.com/NVIDIA/k8s-device-plugin/issues/61'],
  misses: ['resources', 'env', 'nodeSelector', 'affinity', 'runtimeClassName'],
  check: (container, { text, report, workspace, viewpoint }) => {
    const { image, podSpec } = container;
    if (!image || image.dynamic || container.role === 'ephemeral' || getsResourcesElsewhere(container) || !surelyWithoutGpu(container)) return;
    // What shares a pod with a container that has GPUs often only prepares its work.
    if (podSpec.containers.some((other) => gpusOf(other).any) || isCaretaker(container) || isPrivileged(container) || mountsDevices(podSpec)) return;
    if (runtimeClassOf(podSpec) !== '' || environmentOf(container).variables.has('NVIDIA_VISIBLE_DEVICES') || !environmentOf(container).complete) return;
    const cuda = cudaOf(image.text, viewpoint, workspace);
    if (cuda === undefined || !mayLandOnGpuNode(container)) return;
    report(image, `${cuda} sets NVIDIA_VISIBLE_DEVICES=all and this container asks for no GPU: on a GPU node it sees all GPUs, those of other pods too. Ask for a GPU, or set NVIDIA_VISIBLE_DEVICES to void.`, {
      fixes: () => {
        const [limit, hidden] = [withLimit(text, container, 'nvidia.com/gpu', '1'), setVariable(text, container, 'NVIDIA_VISIBLE_DEVICES', 'void')];
        return [
          ...(limit ? [{ title: 'Ask for 1 nvidia.com/gpu', edits: [limit], kind: 'unsafe' as const, preferred: true }] : []),
          ...(hidden ? [{ title: 'Hide all GPUs from this container', edits: [hidden], kind: 'unsafe' as const }] : []),
        ];
      },
    });
  },
});

/** What brings CUDA: the image, or the base of the Dockerfile here that builds it. What a model server needs is told elsewhere. */
function cudaOf(image: string, viewpoint: Viewpoint, workspace: Workspace): string | undefined {
  if (modelServerOf(image)) return undefined;
  if (isCuda(image)) return image;
  const base = builtFrom(image, viewpoint.path, workspace)?.facts.base;
  return base !== undefined && isCuda(base) ? `${image}, built on ${base},` : undefined;
}

function isCuda(image: string): boolean {
  const reference = parseImageRef(image);
  return reference !== undefined && bringsCuda(reference);
}

/** False where the pod chooses nodes by labels that say nothing of GPUs. */
function mayLandOnGpuNode({ podSpec: { node, object } }: Container): boolean {
  const chooses = ['nodeSelector', 'affinity', 'nodeName'].map((field) => entryOf(node, field)?.value).filter((value) => value && !isNull(value));
  if (chooses.length === 0) return object.kind !== 'DaemonSet';
  const selector = asMap(entryOf(node, 'nodeSelector')?.value);
  return selector?.entries.some(({ key }) => /gpu|nvidia|accelerator/i.test(key)) === true;
}
