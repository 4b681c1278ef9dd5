import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject, ObjectMeta } from '../../../../src/core/kubernetes/object.ts';
import type { ObjectGraph } from '../../../../src/core/deploy/rollout/objectGraph.ts';

/** An object as the API server would answer with it, with a uid made of kind and name. */
export function object(apiVersion: string, kind: string, name: string, rest: JsonObject = {}, metadata: ObjectMeta = {}): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: 'models', uid: `${kind}-${name}`, generation: 1, ...metadata }, ...rest };
}

export function ownedBy(owner: KubernetesObject): ObjectMeta {
  const { apiVersion, kind, metadata } = owner;
  return { ownerReferences: [{ apiVersion, kind, name: metadata.name ?? '', uid: metadata.uid ?? '', controller: true }] };
}

/** A Deployment of `replicas`, with its newest ReplicaSet's revision on it. */
export function deployment(name: string, status: JsonObject, spec: JsonObject = {}): KubernetesObject {
  return object('apps/v1', 'Deployment', name, {
    spec: { replicas: 1, selector: { matchLabels: { app: name } }, ...spec },
    status: { observedGeneration: 1, ...status },
  }, { annotations: { 'deployment.kubernetes.io/revision': '1' } });
}

export function replicaSet(owner: KubernetesObject, status: JsonObject = {}): KubernetesObject {
  const name = `${owner.metadata.name}-rs`;
  return object('apps/v1', 'ReplicaSet', name, { status }, { ...ownedBy(owner), labels: { app: owner.metadata.name ?? '' }, annotations: { 'deployment.kubernetes.io/revision': '1' } });
}

/** A pod with one container `main`; `spec` and `status` are laid over it. */
export function pod(name: string, rest: { spec?: JsonObject; status?: JsonObject; metadata?: ObjectMeta; resources?: JsonObject; image?: string } = {}): KubernetesObject {
  const container = { name: 'main', image: rest.image ?? 'registry.example.com/digits:1', resources: rest.resources ?? {} };
  return object('v1', 'Pod', name, { spec: { containers: [container], ...rest.spec }, status: { phase: 'Pending', ...rest.status } }, rest.metadata ?? {});
}

/** A pod that the scheduler could not place. */
export function unscheduled(resources: JsonObject, spec: JsonObject = {}, message = '0/3 nodes are available.'): KubernetesObject {
  return pod('digits-1', { resources, spec, status: { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }] } });
}

/** A pod on a node whose container `main` has that status. */
export function withContainer(status: JsonObject, rest: { spec?: JsonObject; resources?: JsonObject; image?: string } = {}): KubernetesObject {
  return pod('digits-1', { ...rest, spec: { nodeName: 'h100-0', ...rest.spec }, status: { phase: 'Running', containerStatuses: [{ name: 'main', restartCount: 0, ready: false, ...status }] } });
}

export function node(name: string, allocatable: JsonObject, rest: { labels?: Record<string, string>; taints?: readonly JsonObject[]; unschedulable?: boolean } = {}): KubernetesObject {
  const taints = [...(rest.taints ?? []), ...(rest.unschedulable ? [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] : [])];
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, uid: `Node-${name}`, labels: rest.labels ?? {} }, spec: { taints }, status: { allocatable: { cpu: '64', memory: '512Gi', ...allocatable } } };
}

export function event(about: KubernetesObject, reason: string, message: string, rest: JsonObject = {}): KubernetesObject {
  const { kind, metadata } = about;
  return object('v1', 'Event', `${metadata.name}.${reason}`, { reason, message, lastTimestamp: '2026-01-02T03:04:05Z', involvedObject: { kind, name: metadata.name ?? '', uid: metadata.uid ?? '', ...rest } });
}

export function graph(about: KubernetesObject, rest: Partial<ObjectGraph> = {}): ObjectGraph {
  return { object: about, pods: [], replicaSets: [], events: [], nodeFacts: undefined, ...rest };
}
