import { asArray, asObject, at, type JsonObject, type JsonValue } from '../json.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { holdsResources } from '../kubernetes/podRequests.ts';

const metadataFields = ['name', 'namespace', 'uid', 'resourceVersion', 'creationTimestamp', 'deletionTimestamp', 'labels', 'ownerReferences'] as const;
const keptConditions: ReadonlySet<unknown> = new Set(['Ready', 'PodScheduled']);
const containerFields = ['name', 'image', 'resources', 'restartPolicy'] as const;

/**
 * The part of a pod that trees and status lines are made of. A whole pod is several kilobytes, most of it volumes,
 * environment and tolerations; of ten thousand, ten times as much would be kept as is ever looked at.
 */
export function slimPod(pod: KubernetesObject): KubernetesObject {
  const spec = asObject(pod['spec']);
  const status = asObject(pod['status']);
  return {
    apiVersion: pod.apiVersion,
    kind: pod.kind,
    metadata: pick(pod.metadata, metadataFields),
    spec: {
      ...pick(spec, ['nodeName', 'overhead', 'resources']),
      containers: asArray(spec['containers']).map((container) => pick(asObject(container), containerFields)),
      initContainers: asArray(spec['initContainers']).map((container) => pick(asObject(container), containerFields)),
    },
    status: {
      ...pick(status, ['phase', 'reason', 'message']),
      conditions: asArray(status['conditions']).filter((condition) => keptConditions.has(at(condition, 'type'))),
      ...(isSettled(pod, status) ? {} : pick(status, ['initContainerStatuses'])),
      ...pick(status, ['containerStatuses']),
    },
  };
}

/** Init containers of a pod that is up and holds its devices have nothing more to say. */
function isSettled(pod: KubernetesObject, status: JsonObject): boolean {
  const ready = asArray(status['conditions']).some((condition) => asObject(condition)['type'] === 'Ready' && asObject(condition)['status'] === 'True');
  return ready && holdsResources(pod) && !asArray(asObject(pod['spec'])['initContainers']).some(isSidecar);
}

function isSidecar(container: JsonValue): boolean {
  return asObject(container)['restartPolicy'] === 'Always';
}

function pick(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.filter((field) => object[field] !== undefined).map((field) => [field, object[field]]));
}
