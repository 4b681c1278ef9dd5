import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';

/** When the samples were looked at. */
export const now = Date.parse('2026-11-23T12:00:00Z');

/** What differs from a plain running pod of a Deployment with one GPU. */
export interface Sample {
  readonly name?: string;
  readonly labels?: Record<string, string>;
  readonly owner?: JsonObject | null;
  readonly deleted?: boolean;
  readonly created?: string;
  readonly image?: string;
  readonly limits?: JsonObject;
  readonly spec?: JsonObject;
  readonly status?: JsonObject;
}

const digest = `sha256:${'a1'.repeat(32)}`;

/** A pod as the API server lists it. */
export function pod(sample: Sample = {}): KubernetesObject {
  const { name = 'digits-6d5f7c9b8-abcde', labels = {}, image = 'localhost:5000/digits:v1', limits = { 'nvidia.com/gpu': '1' } } = sample;
  const owner = sample.owner ?? { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'digits-6d5f7c9b8', uid: 'rs-1', controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'models',
      uid: `uid-${name}`,
      creationTimestamp: sample.created ?? '2026-11-23T11:50:00Z',
      labels: { app: 'digits', 'pod-template-hash': '6d5f7c9b8', ...labels },
      ...(sample.owner !== null && { ownerReferences: [owner as never] }),
      ...(sample.deleted === true && { deletionTimestamp: '2026-11-23T11:59:00Z' }),
    },
    spec: { nodeName: 'node-a', containers: [{ name: 'server', image, resources: { limits, requests: limits }, env: [{ name: 'A', value: 'b' }] }], tolerations: [{ operator: 'Exists' }], ...sample.spec },
    status: sample.status ?? running(),
  };
}

/** Up and ready. */
export function running(more: JsonObject = {}): JsonObject {
  return {
    phase: 'Running',
    conditions: [condition('PodScheduled', 'True'), condition('Ready', 'True')],
    containerStatuses: [{ name: 'server', ready: true, restartCount: 0, imageID: `docker.io/x@${digest}`, state: { running: { startedAt: '2026-11-23T11:57:00Z' } }, lastState: {}, ...more }],
  };
}

/** Running, without an answer of the readiness probe yet. */
export function loading(more: JsonObject = {}): JsonObject {
  return { ...running({ ready: false, ...more }), conditions: [condition('PodScheduled', 'True'), condition('Ready', 'False')] };
}

/** One container that waits. */
export function waitingFor(reason: string, message = '', more: JsonObject = {}): JsonObject {
  return { phase: 'Pending', conditions: [condition('PodScheduled', 'True')], containerStatuses: [{ name: 'server', ready: false, restartCount: 0, state: { waiting: { reason, message } }, ...more }] };
}

export function unschedulable(message: string, reason = 'Unschedulable'): JsonObject {
  return { phase: 'Pending', conditions: [{ ...condition('PodScheduled', 'False'), reason, message }] };
}

export function terminated(exitCode: number, reason: string): JsonObject {
  return { terminated: { exitCode, reason, finishedAt: '2026-11-23T11:58:00Z' } };
}

function condition(type: string, status: string): JsonObject {
  return { type, status };
}

/** A Deployment of the same name as the sample pods belong to. */
export function deployment(replicas: number, more: { readonly status?: JsonObject; readonly limits?: JsonObject; readonly uid?: string } = {}): KubernetesObject {
  const limits = more.limits ?? { 'nvidia.com/gpu': '1' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'digits', namespace: 'models', uid: more.uid ?? 'deployment-1', creationTimestamp: '2026-11-23T11:00:00Z' },
    spec: { replicas, template: { spec: { containers: [{ name: 'server', image: 'digits:v1', resources: { limits } }] } } },
    status: more.status ?? {},
  };
}
