import { asNumber, asString, at, type JsonValue } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { specNumber } from './readiness.ts';
import type { ObjectGraph } from './objectGraph.ts';

/**
 * What a Deployment's new pod waits for when its own former pod holds it: that one leaves only when the new one is
 * ready, so a rolling update on full GPUs never ends. Undefined where some former pod may go first.
 */
export function surgeTrouble({ object, replicaSets, nodeFacts }: ObjectGraph): string | undefined {
  if (object.kind !== 'Deployment' || mayLeaveFirst(object)) return undefined;
  const own = new Set(replicaSets.map(({ metadata }) => metadata.uid));
  const former = nodeFacts?.pods?.find(({ controller }) => controller !== '' && own.has(controller));
  if (former === undefined) return undefined;
  return `Its former pod ${former.name} stays until the new one is ready; strategy Recreate, or maxSurge 0 with maxUnavailable 1, lets it go first.`;
}

/** True when the update may end a pod before its successor is ready. */
function mayLeaveFirst(deployment: KubernetesObject): boolean {
  const strategy = at(deployment, 'spec', 'strategy');
  if (at(strategy, 'type') === 'Recreate') return true;
  return amountOf(at(strategy, 'rollingUpdate', 'maxUnavailable'), specNumber(deployment, 'replicas', 1)) > 0;
}

/** A number of pods, or a share of all rounded down as Kubernetes does; 25 % where nothing is written. */
function amountOf(value: JsonValue | undefined, replicas: number): number {
  const share = /^(\d+)%$/.exec(asString(value ?? '25%') ?? '');
  return share ? Math.floor((Number(share[1]) / 100) * replicas) : (asNumber(value) ?? 0);
}
