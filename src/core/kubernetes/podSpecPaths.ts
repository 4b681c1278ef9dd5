/** Where a kind keeps a pod spec. `[]` goes into the items of a list, `*` into every field of a mapping. */
export interface PodSpecPath {
  readonly pod: string;
  /**
   * Fields whose product is the number of pods; a missing one counts as 1, or, with `?` at the end, makes the number
   * unknown. `-NAME` at the end takes one off where a field NAME stands beside it.
   */
  readonly times: readonly string[] | 'unknown';
  /** Keys of the pod spec that hold one container each, beside the usual lists. */
  readonly single?: readonly string[];
}

/** What is known of a kind. */
export interface WorkloadKind {
  readonly group: string;
  readonly kinds: readonly string[];
  readonly paths: readonly PodSpecPath[];
  /** Blocks of compute resources outside of pod specs. */
  readonly resources?: readonly string[];
}

const template = (times: PodSpecPath['times'], at = 'spec'): PodSpecPath => ({ pod: `${at}.template.spec`, times });

const replicaSpecs = (field: string): readonly PodSpecPath[] => [{ pod: `spec.${field}.*.template.spec`, times: [`spec.${field}.*.replicas`] }];

const rayCluster = (at: string): readonly PodSpecPath[] => [
  { pod: `${at}.headGroupSpec.template.spec`, times: [] },
  { pod: `${at}.workerGroupSpecs[].template.spec`, times: [`${at}.workerGroupSpecs[].replicas?`, `${at}.workerGroupSpecs[].numOfHosts`] },
];

const jobSet = (at: string): readonly PodSpecPath[] => [
  { pod: `${at}.replicatedJobs[].template.spec.template.spec`, times: [`${at}.replicatedJobs[].replicas`, `${at}.replicatedJobs[].template.spec.parallelism`] },
];

/** The jobs of the training operator, each with what its field of replicas begins with. */
const trainingJobs = [['PyTorchJob', 'pytorch'], ['TFJob', 'tf'], ['MPIJob', 'mpi'], ['XGBoostJob', 'xgb'], ['PaddleJob', 'paddle'], ['JAXJob', 'jax']] as const;

/** Keys of an old InferenceService predictor: each is one container of that framework. */
const frameworks = ['model', 'sklearn', 'xgboost', 'tensorflow', 'pytorch', 'triton', 'onnx', 'huggingface', 'pmml', 'lightgbm', 'paddle'];

/** Every kind that makes pods and is known here. Sources: the API types of each project, August 2026. */
export const workloadKinds: readonly WorkloadKind[] = [
  { group: '', kinds: ['Pod'], paths: [{ pod: 'spec', times: [] }] },
  { group: '', kinds: ['PodTemplate'], paths: [{ pod: 'template.spec', times: 'unknown' }] },
  { group: '', kinds: ['ReplicationController'], paths: [template(['spec.replicas'])] },
  { group: 'apps', kinds: ['Deployment', 'ReplicaSet', 'StatefulSet'], paths: [template(['spec.replicas'])] },
  { group: 'apps', kinds: ['DaemonSet'], paths: [template('unknown')] },
  { group: 'batch', kinds: ['Job'], paths: [template(['spec.parallelism'])] },
  { group: 'batch', kinds: ['CronJob'], paths: [template(['spec.jobTemplate.spec.parallelism'], 'spec.jobTemplate.spec')] },
  { group: 'jobset.x-k8s.io', kinds: ['JobSet'], paths: jobSet('spec') },
  {
    group: 'leaderworkerset.x-k8s.io',
    kinds: ['LeaderWorkerSet'],
    paths: [
      { pod: 'spec.leaderWorkerTemplate.leaderTemplate.spec', times: ['spec.replicas'] },
      { pod: 'spec.leaderWorkerTemplate.workerTemplate.spec', times: ['spec.replicas', 'spec.leaderWorkerTemplate.size-leaderTemplate'] },
    ],
  },
  ...trainingJobs.map(([kind, prefix]): WorkloadKind => ({ group: 'kubeflow.org', kinds: [kind], paths: replicaSpecs(`${prefix}ReplicaSpecs`) })),
  { group: 'kubeflow.org', kinds: ['Notebook'], paths: [template([])] },
  { group: 'trainer.kubeflow.org', kinds: ['TrainJob'], paths: [], resources: ['spec.trainer.resourcesPerNode'] },
  { group: 'trainer.kubeflow.org', kinds: ['TrainingRuntime', 'ClusterTrainingRuntime'], paths: jobSet('spec.template.spec') },
  { group: 'ray.io', kinds: ['RayCluster'], paths: rayCluster('spec') },
  { group: 'ray.io', kinds: ['RayJob'], paths: [...rayCluster('spec.rayClusterSpec'), { pod: 'spec.submitterPodTemplate.spec', times: [] }] },
  { group: 'ray.io', kinds: ['RayService'], paths: rayCluster('spec.rayClusterConfig') },
  {
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    paths: [
      { pod: 'spec.predictor', times: 'unknown', single: frameworks },
      { pod: 'spec.predictor.workerSpec', times: 'unknown' },
      { pod: 'spec.transformer', times: 'unknown' },
      { pod: 'spec.explainer', times: 'unknown' },
    ],
  },
  { group: 'serving.kserve.io', kinds: ['ServingRuntime', 'ClusterServingRuntime'], paths: [{ pod: 'spec', times: 'unknown' }, { pod: 'spec.workerSpec', times: 'unknown' }] },
  {
    group: 'serving.kserve.io',
    kinds: ['LLMInferenceService', 'LLMInferenceServiceConfig'],
    paths: ['spec.template', 'spec.worker', 'spec.prefill.template', 'spec.prefill.worker'].map((pod) => ({ pod, times: 'unknown' })),
  },
  { group: 'apps.nvidia.com', kinds: ['NIMService'], paths: [], resources: ['spec.resources'] },
  { group: 'machinelearning.seldon.io', kinds: ['SeldonDeployment'], paths: [{ pod: 'spec.predictors[].componentSpecs[].spec', times: ['spec.predictors[].replicas'] }] },
  { group: 'batch.volcano.sh', kinds: ['Job'], paths: [{ pod: 'spec.tasks[].template.spec', times: ['spec.tasks[].replicas'] }] },
  { group: 'argoproj.io', kinds: ['Rollout'], paths: [template(['spec.replicas'])] },
  { group: 'serving.knative.dev', kinds: ['Service', 'Configuration'], paths: [template('unknown')] },
];
