import { podAccelerators } from '../clusters/podAccelerators.ts';
import { asArray, asNumber, asString, at, type JsonValue } from '../json.ts';
import { conditionOf, isTrue } from '../kubernetes/condition.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Owner } from './modelPod.ts';
import { modelServerOf } from './modelServers.ts';
import { isAiKind } from './podOwner.ts';
import { timeOf } from './readContainers.ts';

/** A workload's own word about itself, beside what its pods say. */
export interface Workload {
  readonly uid: string;
  readonly owner: Owner;
  readonly namespace: string;
  readonly createdAt: number;
  /** Pods that should run; undefined where the kind does not say. */
  readonly desired: number | undefined;
  readonly suspended: boolean;
  readonly finished: boolean;
  /** Why it cannot make or finish its pods, such as a used-up quota; '' otherwise. */
  readonly failure: string;
  /** True where its pods will be model pods, so that it is shown before there are any. */
  readonly isModel: boolean;
}

/** Reads a Deployment, StatefulSet, Job or anything of the same shape. */
export function readWorkload(object: KubernetesObject): Workload {
  const { metadata, apiVersion, kind } = object;
  const owner = { apiVersion, kind, name: metadata.name ?? '', uid: metadata.uid ?? '' };
  return {
    uid: owner.uid,
    owner,
    namespace: metadata.namespace ?? '',
    createdAt: timeOf(metadata.creationTimestamp),
    desired: desiredPods(object),
    suspended: at(object, 'spec', 'suspend') === true,
    finished: isTrue(object, 'Complete'),
    failure: failureOf(object),
    isModel: isAiKind(owner) || runsModel(object, at(object, 'spec', 'template', 'spec')),
  };
}

function desiredPods(object: KubernetesObject): number | undefined {
  const spec = (field: string): number | undefined => asNumber(at(object, 'spec', field));
  if (object.kind === 'Deployment' || object.kind === 'StatefulSet' || object.kind === 'ReplicaSet') return spec('replicas') ?? 1;
  if (object.kind !== 'Job') return undefined;
  const left = (spec('completions') ?? Number.POSITIVE_INFINITY) - (asNumber(at(object, 'status', 'succeeded')) ?? 0);
  return Math.max(0, Math.min(spec('parallelism') ?? 1, left));
}

function failureOf(object: KubernetesObject): string {
  const condition = conditionOf(object, 'ReplicaFailure') ?? conditionOf(object, 'Failed');
  return condition?.status === 'True' ? condition.message || condition.reason : '';
}

function runsModel(object: KubernetesObject, spec: JsonValue | undefined): boolean {
  if (spec === undefined) return false;
  const accelerators = podAccelerators({ apiVersion: 'v1', kind: 'Pod', metadata: object.metadata, spec });
  const images = asArray(at(spec, 'containers')).map((container) => asString(at(container, 'image')) ?? '');
  return Object.keys(accelerators).length > 0 || images.some((image) => modelServerOf(image) !== undefined);
}
