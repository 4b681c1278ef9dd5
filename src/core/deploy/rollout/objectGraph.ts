import { asArray, asObject, asString, at, type JsonObject } from '../../json.ts';
import type { NodeFacts } from '../../clusters/scheduling/nodeFacts.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/** A workload with everything that tells how it fares. */
export interface ObjectGraph {
  readonly object: KubernetesObject;
  /** Its pods of the newest revision. */
  readonly pods: readonly KubernetesObject[];
  /** Its ReplicaSets, where it makes some. */
  readonly replicaSets: readonly KubernetesObject[];
  /** Events of its namespace; those of other objects are ignored. */
  readonly events: readonly KubernetesObject[];
  /** Undefined until somebody looked, or where the user may not read nodes. */
  readonly nodeFacts: NodeFacts | undefined;
}

/** The events about one object, oldest first. */
export function eventsOf(graph: ObjectGraph, about: KubernetesObject): readonly KubernetesObject[] {
  const uid = about.metadata.uid;
  const own = graph.events.filter((event) => uid !== undefined && at(event, 'involvedObject', 'uid') === uid);
  return own.toSorted((a, b) => eventTime(a).localeCompare(eventTime(b)));
}

/** When an event was last seen; the newer API leaves `lastTimestamp` empty. */
function eventTime(event: KubernetesObject): string {
  const candidates = [at(event, 'series', 'lastObservedTime'), event['lastTimestamp'], event['eventTime'], event.metadata.creationTimestamp];
  return candidates.find((time) => typeof time === 'string') ?? '';
}

/** The status of one container, with the way it stands in the pod. */
export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly restarts: number;
  readonly ready: boolean;
  readonly waiting: JsonObject | undefined;
  readonly running: JsonObject | undefined;
  /** How it ended, or how its previous run ended while it waits for the next or runs again. */
  readonly ended: JsonObject | undefined;
  /** The container as the pod's spec has it. */
  readonly spec: JsonObject;
}

/** Containers of a pod that have a status, init containers first. */
export function containerStatuses(pod: KubernetesObject): readonly ContainerStatus[] {
  const specs = ['initContainers', 'containers'].flatMap((field) => asArray(at(pod, 'spec', field))).map(asObject);
  const statuses = ['initContainerStatuses', 'containerStatuses'].flatMap((field) => asArray(at(pod, 'status', field))).map(asObject);
  return statuses.map((status) => {
    const name = asString(status['name']) ?? '';
    const spec = specs.find((container) => container['name'] === name) ?? {};
    const state = (field: string, part: string): JsonObject | undefined => {
      const found = at(status, field, part);
      return found === undefined || found === null ? undefined : asObject(found);
    };
    return {
      name,
      image: asString(spec['image']) ?? asString(status['image']) ?? '',
      restarts: Number(status['restartCount'] ?? 0),
      ready: status['ready'] === true,
      waiting: state('state', 'waiting'),
      running: state('state', 'running'),
      ended: state('state', 'terminated') ?? state('lastState', 'terminated'),
      spec,
    };
  });
}
