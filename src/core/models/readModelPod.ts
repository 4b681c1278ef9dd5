import { podAccelerators } from '../clusters/podAccelerators.ts';
import { asArray, asString, at } from '../json.ts';
import { conditionOf, isTrue } from '../kubernetes/condition.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ModelPod } from './modelPod.ts';
import { modelServerOf } from './modelServers.ts';
import { controllerOf, isAiKind, workloadOf } from './podOwner.ts';
import { readContainers, timeOf } from './readContainers.ts';

/**
 * The pod as a model pod, or undefined where it is none: it asks for an accelerator, runs a known model server, or
 * belongs to a kind of the AI field.
 */
export function readModelPod(pod: KubernetesObject): ModelPod | undefined {
  const { metadata } = pod;
  const accelerators = podAccelerators(pod);
  const workload = workloadOf(pod);
  const controller = controllerOf(pod);
  const isModel = Object.keys(accelerators).length > 0 || isAiKind(workload) || isAiKind(controller) || servesModel(pod);
  if (!isModel) return undefined;
  const containers = readContainers(pod);
  const scheduled = conditionOf(pod, 'PodScheduled');
  const status = (field: string): string => asString(at(pod, 'status', field)) ?? '';
  return {
    uid: metadata.uid ?? '',
    name: metadata.name ?? '',
    namespace: metadata.namespace ?? '',
    createdAt: timeOf(metadata.creationTimestamp),
    phase: status('phase') || 'Pending',
    deleting: metadata.deletionTimestamp !== undefined,
    ready: isTrue(pod, 'Ready'),
    node: asString(at(pod, 'spec', 'nodeName')) ?? '',
    workload,
    controller,
    accelerators,
    containers,
    restarts: containers.reduce((sum, container) => sum + container.restarts, 0),
    reason: status('reason'),
    message: status('message'),
    unscheduled: scheduled?.status === 'False' ? { reason: scheduled.reason, message: scheduled.message } : undefined,
  };
}

function servesModel(pod: KubernetesObject): boolean {
  return asArray(at(pod, 'spec', 'containers')).some((container) => modelServerOf(asString(at(container, 'image')) ?? '') !== undefined);
}
