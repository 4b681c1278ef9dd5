import { asArray, asObject, asString, at, type JsonObject } from '../../json.ts';
import { allocatableOf, type ResourceAmounts } from '../../kubernetes/podRequests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/** A pod as far as it takes room on a node. */
export interface PodOnNode {
  readonly node: string;
  readonly namespace: string;
  readonly name: string;
  readonly requests: ResourceAmounts;
  /** The uid of its controller; '' for a bare pod. */
  readonly controller: string;
}

/** The nodes of the cluster and who holds what on them. */
export interface NodeFacts {
  readonly nodes: readonly KubernetesObject[];
  /** Every pod that has a node and has not finished; undefined where the user may not list pods everywhere. */
  readonly pods: readonly PodOnNode[] | undefined;
}

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

/** The node with the most of a resource, as name and amount; undefined where no node has any. */
export function largestNode(facts: NodeFacts, resource: string): { readonly name: string; readonly amount: number } | undefined {
  const amounts = facts.nodes.map((node) => ({ name: node.metadata.name ?? '', amount: allocatableOf(node)[resource] ?? 0 }));
  const largest = amounts.toSorted((a, b) => b.amount - a.amount)[0];
  return largest && largest.amount > 0 ? largest : undefined;
}
