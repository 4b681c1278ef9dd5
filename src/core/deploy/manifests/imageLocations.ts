import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';
import { workloadKinds } from '../../kubernetes/podSpecPaths.ts';
import { type ObjectPath, placesOf } from './objectPath.ts';

/** An image text in an object. */
export interface ImageLocation {
  readonly path: ObjectPath;
  readonly text: string;
}

const inPodSpec = ['containers.*.image', 'initContainers.*.image', 'volumes.*.image.reference'];

/** Images outside the pod specs that are known of a kind. */
const besidePodSpecs: Readonly<Record<string, readonly string[]>> = {
  'serving.kserve.io/LLMInferenceService': inPodSpec.map((image) => `spec.router.scheduler.template.${image}`),
  'trainer.kubeflow.org/TrainJob': ['spec.trainer.image'],
  'nvidia.com/DynamoGraphDeployment': ['spec.services.*.extraPodSpec.mainContainer.image'],
};

/** Every image an object names, in the places where its kind keeps images. */
export function imageLocations(object: KubernetesObject): readonly ImageLocation[] {
  const group = groupOf(object.apiVersion);
  const kind = workloadKinds.find((candidate) => candidate.group === group && candidate.kinds.includes(object.kind));
  const inPods = (kind?.paths ?? []).flatMap(({ pod, single = [] }) => {
    const place = pod.replaceAll('[]', '.*');
    return [...inPodSpec, ...single.map((key) => `${key}.image`)].map((image) => `${place}.${image}`);
  });
  return [...inPods, ...(besidePodSpecs[`${group}/${object.kind}`] ?? [])]
    .flatMap((pattern) => placesOf(object, pattern))
    .flatMap(({ path, value }) => (typeof value === 'string' && value !== '' ? [{ path, text: value }] : []));
}
