import { asString, at } from '../../json.ts';
import { conditionOf, isTrue } from '../../kubernetes/condition.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { counted, isObserved, queuedText, type Readiness, type ReadinessOf, specNumber, statusNumber } from './readiness.ts';

/** The rule of `kubectl rollout status`, with the deadline as failure. What keeps pods from being made is found by `explain`. */
function deployment(object: KubernetesObject): Readiness {
  const wanted = specNumber(object, 'replicas', 1);
  if (!isObserved(object)) return counted(0, wanted, false);
  const [updated, available, all] = [statusNumber(object, 'updatedReplicas'), statusNumber(object, 'availableReplicas'), statusNumber(object, 'replicas')];
  const ready = Math.max(0, Math.min(updated, available - (all - updated)));
  const progressing = conditionOf(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return { phase: 'failed', ready, wanted, message: `it made no progress for ${specNumber(object, 'progressDeadlineSeconds', 600)} s` };
  }
  if (at(object, 'spec', 'paused') === true) return counted(ready, wanted, false, 'paused');
  const isDone = updated >= wanted && all <= updated && available >= updated;
  return counted(isDone ? wanted : ready, wanted, isDone, updated >= wanted && all > updated ? endingText(all - updated) : '');
}

function endingText(pods: number): string {
  return pods === 1 ? '1 old pod is ending' : `${pods} old pods are ending`;
}

/** Ready, updated and, unless a partition holds some back, all of one revision. OnDelete waits for the user. */
function statefulSet(object: KubernetesObject): Readiness {
  const wanted = specNumber(object, 'replicas', 1);
  if (!isObserved(object)) return counted(0, wanted, false);
  const [ready, updated] = [statusNumber(object, 'readyReplicas'), statusNumber(object, 'updatedReplicas')];
  const strategy = at(object, 'spec', 'updateStrategy');
  const partition = at(strategy, 'rollingUpdate', 'partition');
  const held = typeof partition === 'number' ? partition : 0;
  const changed = at(object, 'status', 'currentRevision') !== at(object, 'status', 'updateRevision');
  if (at(strategy, 'type') === 'OnDelete') {
    return counted(ready, wanted, ready >= wanted, changed ? 'its pods are updated when you delete them' : '');
  }
  return counted(Math.min(ready, updated + held), wanted, ready >= wanted && updated >= wanted - held && (held > 0 || !changed));
}

function daemonSet(object: KubernetesObject): Readiness {
  const wanted = statusNumber(object, 'desiredNumberScheduled');
  if (!isObserved(object)) return counted(0, wanted, false);
  const updated = at(object, 'spec', 'updateStrategy', 'type') === 'OnDelete' ? wanted : statusNumber(object, 'updatedNumberScheduled');
  const ready = Math.min(updated, statusNumber(object, 'numberAvailable'));
  return counted(ready, wanted, ready >= wanted);
}

function replicaSet(object: KubernetesObject): Readiness {
  const wanted = specNumber(object, 'replicas', 1);
  const ready = statusNumber(object, 'availableReplicas');
  return counted(ready, wanted, isObserved(object) && ready >= wanted);
}

/** A Job is done when it has completed, however long that takes. */
function job(object: KubernetesObject): Readiness {
  const wanted = specNumber(object, 'completions', 1);
  const succeeded = statusNumber(object, 'succeeded');
  if (isTrue(object, 'Complete') || isTrue(object, 'SuccessCriteriaMet')) return counted(Math.max(succeeded, wanted), wanted, true, 'completed');
  const failed = conditionOf(object, 'Failed') ?? conditionOf(object, 'FailureTarget');
  if (failed?.status === 'True') return { phase: 'failed', ready: succeeded, wanted, message: failedJobText(object, failed.reason, failed.message) };
  return counted(succeeded, wanted, false, at(object, 'spec', 'suspend') === true ? queuedText(object) : `${succeeded} of ${wanted} completed`);
}

function failedJobText(object: KubernetesObject, reason: string, message: string): string {
  if (reason === 'BackoffLimitExceeded') return `its backoffLimit of ${specNumber(object, 'backoffLimit', 6)} is used up`;
  return reason === 'DeadlineExceeded' ? 'it ran longer than its activeDeadlineSeconds' : message || reason;
}

function pod(object: KubernetesObject): Readiness {
  const phase = asString(at(object, 'status', 'phase')) ?? 'Pending';
  const message = asString(at(object, 'status', 'message')) ?? '';
  if (phase === 'Succeeded') return counted(1, 1, true, 'completed');
  if (phase === 'Failed') return { phase: 'failed', ready: 0, wanted: 1, message: message || 'its containers failed' };
  const ready = isTrue(object, 'Ready');
  return counted(ready ? 1 : 0, 1, ready);
}

/** `group/Kind` → how its status is read. */
export const builtInReadiness: Readonly<Record<string, ReadinessOf>> = {
  'apps/Deployment': deployment,
  'apps/StatefulSet': statefulSet,
  'apps/DaemonSet': daemonSet,
  'apps/ReplicaSet': replicaSet,
  'batch/Job': job,
  '/Pod': pod,
};
