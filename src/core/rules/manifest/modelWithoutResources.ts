import type { Container } from '../../kubernetes/manifest.ts';
import { defineRule } from '../../lint/rule.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { asMap, entryOf, isNull } from '../../yaml/node.ts';
import { getsResourcesElsewhere } from '../support/gpuWork.ts';
import { holdsModel } from '../support/modelWork.ts';

export const modelWithoutResources = defineRule({
  id: 'model-without-resources',
  scope: 'container',
  severity: 'info',
  summary: 'A container with a model says nothing about the memory and the processors it needs.',
  why: 'Without requests the scheduler puts the pod on any node, however full it is, and counts it as nothing. A model takes gigabytes when it loads: the node runs out of memory, and pods without requests are the first that are killed. A LimitRange of the namespace may give numbers to those that have none.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/', 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#besteffort'],
  misses: ['resources'],
  check: (container, { text, report }) => {
    const { image, podSpec } = container;
    const name = entryOf(container.node, 'name');
    if (!image || image.dynamic || podSpec.object.group !== 'apps' || podSpec.pods === 0 || getsResourcesElsewhere(container) || hasResources(container)) return;
    if (!holdsModel(container, text) || needsGpu(container, text)) return;
    report(name ? name.value : image, `${container.name ?? image.text} asks for no memory and no processor, so any node may get it, and it is the first to be killed when memory runs short, unless a LimitRange gives it some. Give it resources.requests and a memory limit.`);
  },
});

/** Numbers of the container itself, or of its pod. */
function hasResources({ node, podSpec }: Container): boolean {
  if (podSpec.node.entries.some(({ key, keyNode, value }) => keyNode.dynamic || (key === 'resources' && !isNull(value)))) return true;
  const entry = entryOf(node, 'resources');
  if (node.entries.some(({ keyNode }) => keyNode.dynamic)) return true;
  if (!entry || isNull(entry.value)) return false;
  return (asMap(entry.value)?.entries ?? [undefined]).some((half) => half === undefined || (asMap(half.value)?.entries.length ?? 1) > 0);
}

/** A server that needs a GPU and asks for none has a finding of its own, which says more. */
function needsGpu(container: Container, text: string): boolean {
  const gpu = serverProcessOf(container, text)?.server.gpu;
  return gpu === 'nvidia' || gpu === 'amd';
}
