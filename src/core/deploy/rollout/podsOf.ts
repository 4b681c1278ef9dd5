import { asArray, asNumber, asObject, asString, at, type JsonValue } from '../../json.ts';
import type { ListOptions } from '../../clusters/clusterApi.ts';
import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';

/** Kinds whose pods carry the object's name in a label. */
const nameLabels: Readonly<Record<string, string>> = {
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': 'leaderworkerset.sigs.k8s.io/name',
  'jobset.x-k8s.io/JobSet': 'jobset.sigs.k8s.io/jobset-name',
  'trainer.kubeflow.org/TrainJob': 'jobset.sigs.k8s.io/jobset-name',
  'serving.kserve.io/InferenceService': 'serving.kserve.io/inferenceservice',
  'serving.kserve.io/LLMInferenceService': 'app.kubernetes.io/name',
  'serving.knative.dev/Service': 'serving.knative.dev/service',
  'ray.io/RayCluster': 'ray.io/cluster',
  'ray.io/RayJob': 'ray.io/originated-from-cr-name',
  'ray.io/RayService': 'ray.io/originated-from-cr-name',
  'batch.volcano.sh/Job': 'volcano.sh/job-name',
};

/** What to list to find the pods of a workload, and whatever else of its namespace carries the same labels. */
export function podListOptions(object: KubernetesObject): ListOptions {
  const { namespace = '', name = '', uid = '' } = object.metadata;
  const kind = `${groupOf(object.apiVersion)}/${object.kind}`;
  if (kind === '/Pod') return { namespace, fieldSelector: `metadata.name=${name}` };
  if (kind === 'batch/Job') return { namespace, labelSelector: `batch.kubernetes.io/controller-uid=${uid}` };
  if (groupOf(object.apiVersion) === 'kubeflow.org') return { namespace, labelSelector: `training.kubeflow.org/job-name=${name}` };
  const label = nameLabels[kind];
  return { namespace, labelSelector: label === undefined ? selectorText(at(object, 'spec', 'selector')) : `${label}=${name}` };
}

/** A label selector as the API's query writes it. */
export function selectorText(selector: JsonValue | undefined): string {
  const equal = Object.entries(asObject(at(selector, 'matchLabels'))).map(([key, value]) => `${key}=${asString(value) ?? ''}`);
  const expressions = asArray(at(selector, 'matchExpressions')).map((expression) => {
    const [key, operator] = [asString(at(expression, 'key')) ?? '', asString(at(expression, 'operator')) ?? ''];
    const values = asArray(at(expression, 'values')).map((value) => asString(value) ?? '').join(',');
    if (operator === 'Exists') return key;
    return operator === 'DoesNotExist' ? `!${key}` : `${key} ${operator === 'In' ? 'in' : 'notin'} (${values})`;
  });
  return [...equal, ...expressions].join(',');
}

/** The pods that run the newest spec of a workload; those of former revisions, which are on their way out, are left out. */
export function newestPods(object: KubernetesObject, pods: readonly KubernetesObject[], replicaSets: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const live = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
    case 'apps/Deployment': {
      const newest = newestReplicaSet(object, replicaSets);
      return newest === undefined ? [] : live.filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === newest.metadata.uid));
    }
    case 'apps/StatefulSet': {
      const revision = asString(at(object, 'status', 'updateRevision'));
      return isSeen(object) ? live.filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] === revision) : [];
    }
    case 'apps/DaemonSet': {
      const generation = object.metadata.annotations?.['deprecated.daemonset.template.generation'];
      return live.filter(({ metadata }) => metadata.labels?.['pod-template-generation'] === generation);
    }
    default:
      return live;
  }
}

/** The ReplicaSet of the Deployment's newest spec; undefined until the controller has made it. */
export function newestReplicaSet(deployment: KubernetesObject, replicaSets: readonly KubernetesObject[]): KubernetesObject | undefined {
  const revision = deployment.metadata.annotations?.['deployment.kubernetes.io/revision'];
  if (!isSeen(deployment)) return undefined;
  return replicaSets.find(
    ({ metadata }) => metadata.annotations?.['deployment.kubernetes.io/revision'] === revision && metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid),
  );
}

function isSeen(object: KubernetesObject): boolean {
  return (asNumber(at(object, 'status', 'observedGeneration')) ?? 0) >= (object.metadata.generation ?? 0);
}
