import { groupOf, type KubernetesObject, type OwnerReference } from '../kubernetes/object.ts';
import type { Owner } from './modelPod.ts';

/**
 * Labels with which operators mark every pod of a workload, the outermost first. The pod's own controller is then only
 * a part of it: the StatefulSet of one LeaderWorkerSet group, the Deployment behind an InferenceService.
 */
const marks: readonly (readonly [label: string, apiVersion: string, kind: string])[] = [
  ['serving.kserve.io/inferenceservice', 'serving.kserve.io/v1beta1', 'InferenceService'],
  ['ray.io/serve', 'ray.io/v1', 'RayService'],
  ['trainer.kubeflow.org/trainjob-name', 'trainer.kubeflow.org/v1alpha1', 'TrainJob'],
  ['jobset.sigs.k8s.io/jobset-name', 'jobset.x-k8s.io/v1alpha2', 'JobSet'],
  ['leaderworkerset.sigs.k8s.io/name', 'leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet'],
  ['ray.io/cluster', 'ray.io/v1', 'RayCluster'],
  ['volcano.sh/job-name', 'batch.volcano.sh/v1alpha1', 'Job'],
];

/** API groups whose kinds serve or train models, whatever their pods run. */
const aiGroups: ReadonlySet<string> = new Set([
  'serving.kserve.io',
  'ray.io',
  'leaderworkerset.x-k8s.io',
  'jobset.x-k8s.io',
  'trainer.kubeflow.org',
  'kubeflow.org',
  'batch.volcano.sh',
  'apps.nvidia.com',
  'nvidia.com',
  'machinelearning.seldon.io',
  'kaito.sh',
]);

/** The controller of a pod, as its ownerReference names it. */
export function controllerOf(object: KubernetesObject): Owner | undefined {
  const owners = object.metadata.ownerReferences ?? [];
  const found = owners.find((owner) => owner.controller === true);
  return found && toOwner(found);
}

/**
 * The workload at the top of the chain, as far as the pod alone tells: the name in an operator's label, the Deployment
 * whose name is its ReplicaSet's without the hash, else the controller itself. The uid is '' where only a name is known.
 */
export function workloadOf(pod: KubernetesObject): Owner | undefined {
  const labels = pod.metadata.labels ?? {};
  for (const [label, apiVersion, kind] of marks) {
    const name = labels[label];
    if (name !== undefined && name !== '') return { apiVersion, kind, name, uid: '' };
  }
  const controller = controllerOf(pod);
  if (controller?.kind !== 'ReplicaSet') return controller;
  const hash = labels['pod-template-hash'];
  if (hash === undefined || !controller.name.endsWith(`-${hash}`)) return controller;
  return { apiVersion: 'apps/v1', kind: 'Deployment', name: controller.name.slice(0, -hash.length - 1), uid: '' };
}

/** True for the workloads of KServe, Ray, Kubeflow and the like. */
export function isAiKind(owner: Owner | undefined): boolean {
  return owner !== undefined && aiGroups.has(groupOf(owner.apiVersion));
}

function toOwner({ apiVersion, kind, name, uid }: OwnerReference): Owner {
  return { apiVersion, kind, name, uid };
}
