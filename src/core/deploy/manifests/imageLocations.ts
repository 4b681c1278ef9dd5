import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';
import { type ObjectPath, placesOf } from './objectPath.ts';
import { podSpecPlaces } from './podSpecPlaces.ts';

/** An image text in an object. */
export interface ImageLocation {
  readonly path: ObjectPath;
  readonly text: string;
}

const inPodSpec = ['containers.*.image', 'initContainers.*.image', 'volumes.*.image.reference'];

/** Images outside pod specs. `spec.predictor.*.image` covers `model` and the older fields named after frameworks. */
const besidePodSpecs: Readonly<Record<string, readonly string[]>> = {
  'serving.kserve.io/InferenceService': ['spec.predictor.*.image', 'spec.transformer.*.image', 'spec.explainer.*.image'],
  'trainer.kubeflow.org/TrainJob': ['spec.trainer.image'],
  'nvidia.com/DynamoGraphDeployment': ['spec.services.*.extraPodSpec.mainContainer.image'],
};

/** Every image an object names, in the places where its kind keeps images. */
export function imageLocations(object: KubernetesObject): readonly ImageLocation[] {
  const patterns = [
    ...podSpecPlaces(object).flatMap((place) => inPodSpec.map((image) => `${place}.${image}`)),
    ...(besidePodSpecs[`${groupOf(object.apiVersion)}/${object.kind}`] ?? []),
  ];
  return patterns
    .flatMap((pattern) => placesOf(object, pattern))
    .flatMap(({ path, value }) => (typeof value === 'string' && value !== '' ? [{ path, text: value }] : []));
}
