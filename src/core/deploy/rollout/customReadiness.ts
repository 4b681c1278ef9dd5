import { asNumber, asString, at } from '../../json.ts';
import { conditionOf, isTrue } from '../../kubernetes/condition.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { counted, isObserved, type Readiness, type ReadinessOf, readyCondition, runToEnd, specNumber, statusNumber, statusText } from './readiness.ts';

/** Counts groups of pods. It has no `Ready` condition, so tools that only look for that one call it ready at once. */
function leaderWorkerSet(object: KubernetesObject): Readiness {
  const wanted = specNumber(object, 'replicas', 1);
  const ready = Math.min(statusNumber(object, 'readyReplicas'), statusNumber(object, 'updatedReplicas'));
  const isDone = isObserved(object) && isTrue(object, 'Available') && !isTrue(object, 'UpdateInProgress');
  return counted(isDone ? wanted : ready, wanted, isDone);
}

/** `Ready` alone may be that of the former model: the new one must be loaded, and a failed load is final. */
function inferenceService(object: KubernetesObject): Readiness {
  const transition = statusText(object, 'modelStatus', 'transitionStatus');
  const target = statusText(object, 'modelStatus', 'states', 'targetModelState');
  if (transition === 'BlockedByFailedLoad' || transition === 'InvalidSpec' || target === 'FailedToLoad') {
    const failure = at(object, 'status', 'modelStatus', 'lastFailureInfo');
    const text = asString(at(failure, 'message')) ?? asString(at(failure, 'reason')) ?? transition;
    return { phase: 'failed', ready: 0, wanted: 1, message: `the model cannot be loaded: ${text}` };
  }
  const failedCopies = asNumber(at(object, 'status', 'modelStatus', 'copies', 'failedCopies')) ?? 0;
  const ready = isTrue(object, 'Ready') && (transition === '' || transition === 'UpToDate') && failedCopies === 0;
  return counted(ready ? 1 : 0, 1, ready, ready ? '' : conditionOf(object, 'Ready')?.message ?? '');
}

function rayJob(object: KubernetesObject): Readiness {
  const [deployment, job] = [statusText(object, 'jobDeploymentStatus'), statusText(object, 'jobStatus')];
  if (deployment === 'Complete' && job !== 'FAILED' && job !== 'STOPPED') return counted(1, 1, true, 'completed');
  if (['Failed', 'ValidationFailed'].includes(deployment) || job === 'FAILED' || job === 'STOPPED') {
    return { phase: 'failed', ready: 0, wanted: 1, message: statusText(object, 'message') || statusText(object, 'reason') || job || deployment };
  }
  return counted(0, 1, false, (deployment || 'waiting').toLowerCase());
}

function argoRollout(object: KubernetesObject): Readiness {
  const [phase, message] = [statusText(object, 'phase'), statusText(object, 'message')];
  const wanted = specNumber(object, 'replicas', 1);
  const ready = statusNumber(object, 'availableReplicas');
  if (phase === 'Degraded') return { phase: 'failed', ready, wanted, message };
  return counted(ready, wanted, phase === 'Healthy', phase === 'Paused' ? 'waits to be promoted' : message);
}

function volcanoJob(object: KubernetesObject): Readiness {
  const phase = statusText(object, 'state', 'phase');
  if (phase === 'Completed') return counted(1, 1, true, 'completed');
  const failed = ['Failed', 'Aborted', 'Terminated'].includes(phase);
  return failed ? { phase: 'failed', ready: 0, wanted: 1, message: statusText(object, 'state', 'message') || phase } : counted(0, 1, false, phase.toLowerCase());
}

const kubeflowJob = runToEnd(['Succeeded'], ['Failed']);

/** `group/Kind` → how the status of the kinds that run models is read. */
export const customReadiness: Readonly<Record<string, ReadinessOf>> = {
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': leaderWorkerSet,
  'jobset.x-k8s.io/JobSet': runToEnd(['Completed'], ['Failed']),
  'trainer.kubeflow.org/TrainJob': runToEnd(['Complete'], ['Failed']),
  'kubeflow.org/PyTorchJob': kubeflowJob,
  'kubeflow.org/TFJob': kubeflowJob,
  'kubeflow.org/MPIJob': kubeflowJob,
  'kubeflow.org/XGBoostJob': kubeflowJob,
  'kubeflow.org/PaddleJob': kubeflowJob,
  'kubeflow.org/JAXJob': kubeflowJob,
  'serving.kserve.io/InferenceService': inferenceService,
  'serving.kserve.io/LLMInferenceService': readyCondition('Ready'),
  'serving.knative.dev/Service': readyCondition('Ready'),
  'ray.io/RayCluster': readyCondition('HeadPodReady'),
  'ray.io/RayService': readyCondition('Ready', ['UpgradeInProgress', 'RollbackInProgress']),
  'ray.io/RayJob': rayJob,
  'argoproj.io/Rollout': argoRollout,
  'batch.volcano.sh/Job': volcanoJob,
};
