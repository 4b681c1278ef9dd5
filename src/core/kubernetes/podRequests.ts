import { asArray, asObject, asString, at, type JsonObject, type JsonValue } from '../json.ts';
import type { KubernetesObject } from './object.ts';
import { parseQuantity } from './quantity.ts';

/** Amounts by resource name: cores, bytes, whole devices. */
export type ResourceAmounts = Readonly<Record<string, number>>;

/**
 * What a pod asks of the node it runs on, as the scheduler counts: the larger of all app containers together and each
 * init container, both with the sidecars that run beside them, plus the overhead; pod-level requests take their place.
 * Where only a limit is written it is the request.
 */
export function podRequests(pod: KubernetesObject): ResourceAmounts {
  const spec = asObject(pod['spec']);
  const apps = asArray(spec['containers']).map((container) => requestsOf(asObject(container)));
  let [sidecars, peak]: [ResourceAmounts, ResourceAmounts] = [{}, {}];
  for (const container of asArray(spec['initContainers']).map(asObject)) {
    const wanted = requestsOf(container);
    if (container['restartPolicy'] === 'Always') sidecars = combined(sidecars, wanted, (a, b) => a + b);
    peak = combined(peak, container['restartPolicy'] === 'Always' ? sidecars : combined(sidecars, wanted, (a, b) => a + b), Math.max);
  }
  const running = apps.reduce((sum, wanted) => combined(sum, wanted, (a, b) => a + b), sidecars);
  const ofContainers = combined(running, peak, Math.max);
  const ofPod = { ...ofContainers, ...requestsOf(spec) };
  return combined(ofPod, amountsIn(spec['overhead']), (a, b) => a + b);
}

/** What a node can give to pods altogether. */
export function allocatableOf(node: KubernetesObject): ResourceAmounts {
  return amountsIn(at(node, 'status', 'allocatable'));
}

/** True while a pod holds what it asked for: until it has finished, also while it is being deleted. */
export function holdsResources(pod: KubernetesObject): boolean {
  const phase = asString(at(pod, 'status', 'phase'));
  return phase !== 'Succeeded' && phase !== 'Failed';
}

function requestsOf(owner: JsonObject): ResourceAmounts {
  return { ...amountsIn(at(owner, 'resources', 'limits')), ...amountsIn(at(owner, 'resources', 'requests')) };
}

/** A map of resource name → quantity as numbers; what is no quantity is left out. */
export function amountsIn(map: JsonValue | undefined): ResourceAmounts {
  const amounts: Record<string, number> = {};
  for (const [name, value] of Object.entries(asObject(map))) {
    const quantity = typeof value === 'string' || typeof value === 'number' ? parseQuantity(String(value)) : undefined;
    if (quantity) amounts[name] = Number(quantity.nanos) / 1e9;
  }
  return amounts;
}

function combined(a: ResourceAmounts, b: ResourceAmounts, merge: (a: number, b: number) => number): ResourceAmounts {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, merge(a[name] ?? 0, b[name] ?? 0)]));
}
