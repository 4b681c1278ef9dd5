import { asArray, asObject, at, type JsonValue } from '../json.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { podRequests } from '../kubernetes/podRequests.ts';
import { isAccelerator, onlyAccelerators } from './acceleratorName.ts';

const none: Readonly<Record<string, number>> = {};

/**
 * The devices a pod asks for, by resource name, counted as the scheduler does. Most pods of most clusters ask for none;
 * they are told by the names alone, before any amount is added up.
 */
export function podAccelerators(pod: KubernetesObject): Readonly<Record<string, number>> {
  const spec = asObject(pod['spec']);
  const owners = [...asArray(spec['containers']), ...asArray(spec['initContainers']), spec];
  return owners.some(namesAccelerator) ? onlyAccelerators(podRequests(pod)) : none;
}

function namesAccelerator(owner: JsonValue): boolean {
  const resources = asObject(at(owner, 'resources'));
  return [resources['limits'], resources['requests']].some((amounts) => Object.keys(asObject(amounts)).some(isAccelerator));
}
