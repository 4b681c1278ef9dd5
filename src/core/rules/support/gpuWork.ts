import type { EnvironmentVariable } from '../../kubernetes/containerEnvironment.ts';
import type { Container, PodSpec } from '../../kubernetes/manifest.ts';
import { volumesOf } from '../../kubernetes/volumes.ts';
import { asScalar, knownString, nodeAt } from '../../yaml/node.ts';

/** Programs that look after the GPUs of a node and see all of them on purpose. */
const caretaker = /(?:device-?plugin|dra-driver|dcgm|feature-discovery|mig-manager|mig-parted|container-toolkit|gpu-operator|gpu-driver|nvidia\/driver|mps-control|vgpu-|gpu-monitor|node-problem|node-exporter|k8s-cc-manager|nvidia-validator|kata-manager|fabric-?manager|runtime-proxy)/i;
const caretakerNamespace = /^(?:kube-system|gpu-operator|gpu-operator-resources|nvidia-.*|.*-operator|.*monitoring.*|amd-gpu|kube-amd-gpu|prometheus)$/;

/** True for pods that manage or watch GPUs instead of computing on them. */
export function isCaretaker(container: Container): boolean {
  const { object } = container.podSpec;
  const namespace = knownString(nodeAt(object.node, 'metadata', 'namespace')) ?? '';
  return caretakerNamespace.test(namespace) || [container.image?.text, container.name, object.name].some((name) => caretaker.test(name ?? ''));
}

/** True where `securityContext.privileged` is true. */
export function isPrivileged(container: Container): boolean {
  return asScalar(nodeAt(container.node, 'securityContext', 'privileged'))?.value === true;
}

/** True where a device of the node is mounted as a file, which brings a GPU without asking for one. */
export function mountsDevices(podSpec: PodSpec): boolean {
  return volumesOf(podSpec).some((volume) => /^\/dev(?:\/(?!shm\b|hugepages\b)|$)/.test(knownString(nodeAt(volume, 'hostPath', 'path')) ?? ''));
}

/** The runtime class of the pod, '' for none; undefined where a template decides. */
export function runtimeClassOf(podSpec: PodSpec): string | undefined {
  const node = nodeAt(podSpec.node, 'runtimeClassName');
  return node ? knownString(node) : '';
}

/** True where the pod's own kind, or another object, brings the resources later. */
export function getsResourcesElsewhere(container: Container): boolean {
  const { podSpec, path } = container;
  const { kind, node, partial } = podSpec.object;
  if (partial || /^(?:Cluster)?(?:ServingRuntime|TrainingRuntime)$|^LLMInferenceServiceConfig$|^PodTemplate$/.test(kind)) return true;
  return (kind === 'LLMInferenceService' && nodeAt(node, 'spec', 'baseRefs') !== undefined) || !/ontainers\[\d+\]$/.test(path);
}

/** The GPUs that `NVIDIA_VISIBLE_DEVICES` names, or undefined for none, for `void` and for what nobody knows. */
export function namedDevices(variable: EnvironmentVariable | undefined): string | undefined {
  const literal = variable?.literal;
  return literal === undefined || ['', 'none', 'void'].includes(literal.trim().toLowerCase()) ? undefined : literal;
}
