import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';

/** The kinds of each stage; what no stage names is a workload. Later stages use what earlier ones make. */
const stages: readonly (readonly string[])[] = [
  ['Namespace', 'CustomResourceDefinition'],
  [
    'StorageClass', 'PriorityClass', 'RuntimeClass', 'IngressClass', 'GatewayClass', 'DeviceClass', 'ServiceAccount', 'ClusterRole',
    'Role', 'ClusterRoleBinding', 'RoleBinding', 'ResourceQuota', 'LimitRange', 'NetworkPolicy', 'ResourceFlavor',
    'ClusterQueue', 'LocalQueue', 'Topology',
  ],
  [
    'Secret', 'ConfigMap', 'PersistentVolume', 'PersistentVolumeClaim', 'ResourceClaimTemplate', 'ResourceClaim', 'ServingRuntime',
    'ClusterServingRuntime', 'TrainingRuntime', 'ClusterTrainingRuntime', 'PodTemplate',
  ],
  ['Service'],
  [],
  [
    'HorizontalPodAutoscaler', 'ScaledObject', 'ScaledJob', 'VerticalPodAutoscaler', 'PodDisruptionBudget', 'Ingress', 'Route',
    'Gateway', 'HTTPRoute', 'GRPCRoute', 'PodMonitor', 'ServiceMonitor', 'PrometheusRule', 'APIService',
  ],
  ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
];
const workloadStage = stages.findIndex((kinds) => kinds.length === 0);

/** The stage an object is applied in; objects of one stage do not depend on each other. Stage 0 is waited for. */
export function applyStage(object: KubernetesObject): number {
  const knative = object.kind === 'Service' && groupOf(object.apiVersion) !== '';
  const stage = knative ? -1 : stages.findIndex((kinds) => kinds.includes(object.kind));
  return stage < 0 ? workloadStage : stage;
}

/** Documents in the order of applying: by stage, within a stage as they stand in the files. */
export function inApplyOrder<T extends { readonly object: KubernetesObject }>(documents: readonly T[]): readonly T[] {
  return documents.toSorted((a, b) => applyStage(a.object) - applyStage(b.object));
}
