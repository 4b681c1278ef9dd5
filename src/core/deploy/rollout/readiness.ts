import { asNumber, asString, at } from '../../json.ts';
import { conditionOf, isTrue } from '../../kubernetes/condition.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/** How far an object's own status says it is. An empty message means that the counts say it all. */
export interface Readiness {
  readonly phase: 'done' | 'progressing' | 'failed';
  readonly ready: number;
  readonly wanted: number;
  readonly message: string;
}

/** Reads one kind's status. */
export type ReadinessOf = (object: KubernetesObject) => Readiness;

/** A number of `status`; 0 where it is absent, as the API server leaves zeros out. */
export function statusNumber(object: KubernetesObject, field: string): number {
  return asNumber(at(object, 'status', field)) ?? 0;
}

/** A number of `spec`, with the default the API server gives it. */
export function specNumber(object: KubernetesObject, field: string, fallback: number): number {
  return asNumber(at(object, 'spec', field)) ?? fallback;
}

/** True once the controller has seen the newest spec. */
export function isObserved(object: KubernetesObject): boolean {
  return statusNumber(object, 'observedGeneration') >= (object.metadata.generation ?? 0);
}

/** Done when `isDone`, progressing otherwise, with a message of its own or none. */
export function counted(ready: number, wanted: number, isDone: boolean, message = ''): Readiness {
  return { phase: isDone ? 'done' : 'progressing', ready, wanted, message };
}

/** A kind that runs to its end: the conditions that mean success and failure, and `Suspended` or `spec.suspend` for queued. */
export function runToEnd(succeeded: readonly string[], failed: readonly string[]): ReadinessOf {
  return (object) => {
    const success = succeeded.find((type) => isTrue(object, type));
    if (success !== undefined) return counted(1, 1, true, 'completed');
    const failure = failed.map((type) => conditionOf(object, type)).find((condition) => condition?.status === 'True');
    if (failure) return { phase: 'failed', ready: 0, wanted: 1, message: failure.message || failure.reason };
    return counted(0, 1, false, at(object, 'spec', 'suspend') === true ? queuedText(object) : '');
  };
}

/** What a suspended object waits for: Kueue when it carries a queue's name. */
export function queuedText(object: KubernetesObject): string {
  const queue = object.metadata.labels?.['kueue.x-k8s.io/queue-name'];
  return queue === undefined ? 'suspended' : `queued in ${queue}`;
}

/** A kind with one condition that means ready, and optionally conditions that must not be true meanwhile. */
export function readyCondition(type: string, notWhile: readonly string[] = []): ReadinessOf {
  return (object) => {
    const condition = conditionOf(object, type);
    const busy = notWhile.find((other) => isTrue(object, other));
    const ready = condition?.status === 'True' && busy === undefined;
    return counted(ready ? 1 : 0, 1, ready, ready ? '' : (condition?.message || condition?.reason || busy || ''));
  };
}

/** A text of `status`. */
export function statusText(object: KubernetesObject, ...path: readonly string[]): string {
  return asString(at(object, 'status', ...path)) ?? '';
}
