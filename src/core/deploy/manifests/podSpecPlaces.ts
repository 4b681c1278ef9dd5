import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';

const podTemplate = ['spec.template.spec'];
const jobTemplates = 'template.spec.template.spec';
const rayGroups = (cluster: string): readonly string[] => [
  `${cluster}headGroupSpec.template.spec`,
  `${cluster}workerGroupSpecs.*.template.spec`,
];
const inferencePods = ['predictor', 'transformer', 'explainer'].flatMap((part) => [
  `spec.${part}`,
  `spec.${part}.workerSpec`,
]);

/** `group/Kind` → where its pod specs stand. Built-in kinds first, then the kinds that run models. */
const places: Readonly<Record<string, readonly string[]>> = {
  '/Pod': ['spec'],
  '/PodTemplate': ['template.spec'],
  '/ReplicationController': podTemplate,
  'apps/Deployment': podTemplate,
  'apps/StatefulSet': podTemplate,
  'apps/DaemonSet': podTemplate,
  'apps/ReplicaSet': podTemplate,
  'batch/Job': podTemplate,
  'batch/CronJob': ['spec.jobTemplate.spec.template.spec'],
  'argoproj.io/Rollout': podTemplate,
  'serving.knative.dev/Service': podTemplate,
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': [
    'spec.leaderWorkerTemplate.leaderTemplate.spec',
    'spec.leaderWorkerTemplate.workerTemplate.spec',
  ],
  'jobset.x-k8s.io/JobSet': [`spec.replicatedJobs.*.${jobTemplates}`],
  'trainer.kubeflow.org/TrainingRuntime': [`spec.template.spec.replicatedJobs.*.${jobTemplates}`],
  'trainer.kubeflow.org/ClusterTrainingRuntime': [`spec.template.spec.replicatedJobs.*.${jobTemplates}`],
  'ray.io/RayCluster': rayGroups('spec.'),
  'ray.io/RayJob': [...rayGroups('spec.rayClusterSpec.'), 'spec.submitterPodTemplate.spec'],
  'ray.io/RayService': rayGroups('spec.rayClusterConfig.'),
  'serving.kserve.io/InferenceService': inferencePods,
  'serving.kserve.io/ServingRuntime': ['spec', 'spec.workerSpec'],
  'serving.kserve.io/ClusterServingRuntime': ['spec', 'spec.workerSpec'],
  'serving.kserve.io/LLMInferenceService': [
    'spec.template',
    'spec.worker',
    'spec.prefill.template',
    'spec.prefill.worker',
    'spec.router.scheduler.template',
  ],
  'batch.volcano.sh/Job': ['spec.tasks.*.template.spec'],
};

/** The kinds of the former Kubeflow training operator name their replica specs after the framework. */
const replicaSpecs: Readonly<Record<string, string>> = {
  PyTorchJob: 'pytorchReplicaSpecs',
  TFJob: 'tfReplicaSpecs',
  MPIJob: 'mpiReplicaSpecs',
  XGBoostJob: 'xgbReplicaSpecs',
  PaddleJob: 'paddleReplicaSpecs',
  JAXJob: 'jaxReplicaSpecs',
};

/** Where an object of this kind holds pod specs, as patterns for `placesOf`; empty for a kind that holds none or is not known. */
export function podSpecPlaces(object: KubernetesObject): readonly string[] {
  const group = groupOf(object.apiVersion);
  const replicas = group === 'kubeflow.org' ? replicaSpecs[object.kind] : undefined;
  return replicas === undefined ? (places[`${group}/${object.kind}`] ?? []) : [`spec.${replicas}.*.template.spec`];
}
