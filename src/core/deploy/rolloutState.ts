import { asArray, asString, at } from '../json.ts';
import { groupOf, type KubernetesObject } from '../kubernetes/object.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { builtInReadiness } from './rollout/builtInReadiness.ts';
import { customReadiness } from './rollout/customReadiness.ts';
import type { ObjectGraph } from './rollout/objectGraph.ts';
import type { Readiness, ReadinessOf } from './rollout/readiness.ts';

/** How far one applied object is. `ready` and `wanted` count pods (groups or nodes where the kind counts those). */
export interface RolloutState {
  readonly phase: 'done' | 'progressing' | 'failed';
  readonly ready: number;
  readonly wanted: number;
  /** `2 of 3 ready`, or what it waits for. */
  readonly message: string;
  /** Why it is not ready, where the objects tell. */
  readonly explanation: Explanation | undefined;
}

/** Groups whose kinds are known to be in force as soon as they are stored. */
const builtInGroups = ['', 'apps', 'batch', 'policy', 'autoscaling', 'extensions'];

/** True for kinds that take time to become ready and whose status tells when they are. */
export function hasRollout(object: KubernetesObject): boolean {
  return readinessOf(object) !== undefined;
}

/** True for kinds of operators of which nothing is known here: they are applied, and when they are ready nobody can say. */
export function isReadinessUnknown(object: KubernetesObject): boolean {
  const group = groupOf(object.apiVersion);
  return !hasRollout(object) && !builtInGroups.includes(group) && !group.endsWith('.k8s.io');
}

/**
 * How far a workload is, and whether it can still get there: what can never run fails at once instead of at a deadline,
 * what only waits for others says so. Kinds without a rollout are done as soon as they are applied.
 */
export function rolloutState(graph: ObjectGraph): RolloutState {
  const read = readinessOf(graph.object);
  if (read === undefined) return { phase: 'done', ready: 0, wanted: 0, message: isReadinessUnknown(graph.object) ? 'applied, readiness unknown' : 'applied', explanation: undefined };
  const readiness = read(graph.object);
  if (readiness.phase === 'done') return { ...readiness, message: readiness.message || countText(readiness), explanation: undefined };
  const explanation = explain(graph);
  const hopeless = explanation?.permanent === true && !isLeftToJob(graph.object, explanation);
  const failed = readiness.phase === 'failed' || hopeless;
  const message = explanation?.sentence ?? (readiness.message || stepText(readiness, graph));
  return { ...readiness, phase: failed ? 'failed' : 'progressing', message: failed ? reasonText(readiness, explanation) : message, explanation };
}

function readinessOf(object: KubernetesObject): ReadinessOf | undefined {
  const kind = `${groupOf(object.apiVersion)}/${object.kind}`;
  return builtInReadiness[kind] ?? customReadiness[kind];
}

/** Whether a Job's crashes are too many is for its own backoffLimit to say. */
function isLeftToJob(object: KubernetesObject, { kind }: Explanation): boolean {
  return object.kind === 'Job' && (kind === 'crash' || kind === 'outOfMemory' || kind === 'probeKill');
}

/** Why it failed: the status's word and what the objects tell. */
function reasonText(readiness: Readiness, explanation: Explanation | undefined): string {
  if (explanation === undefined) return `${readiness.message}.`;
  return readiness.phase === 'failed' ? `${readiness.message}: ${explanation.sentence}` : explanation.sentence;
}

function countText({ ready, wanted }: Readiness): string {
  return `${ready} of ${wanted} ready`;
}

/** `0 of 1 ready`, with what its pods are doing while there is nothing wrong with them. */
function stepText(readiness: Readiness, graph: ObjectGraph): string {
  const doing = graph.pods.map(podText).filter((text) => text !== '');
  return [countText(readiness), ...[...new Set(doing)].slice(0, 1)].join(', ');
}

function podText(pod: KubernetesObject): string {
  const statuses = ['initContainerStatuses', 'containerStatuses'].flatMap((field) => asArray(at(pod, 'status', field)));
  const waiting = statuses.map((status) => asString(at(status, 'state', 'waiting', 'reason'))).find((reason) => reason !== undefined);
  if (asString(at(pod, 'status', 'phase')) === 'Running') return statuses.some((status) => at(status, 'ready') !== true) ? 'waiting for its readiness probe' : '';
  return waiting === 'ContainerCreating' ? 'pulling images and mounting volumes' : waiting === 'PodInitializing' ? 'running its init containers' : '';
}
