import { asArray, asNumber, asObject, asString, at, type JsonObject, type JsonValue } from '../json.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ContainerEnd, ContainerState } from './containerState.ts';

/** All containers of a pod, init containers first. Before the kubelet has reported they are waiting for no reason. */
export function readContainers(pod: KubernetesObject): readonly ContainerState[] {
  const read = (specs: string, statuses: string): ContainerState[] => {
    const known = asArray(at(pod, 'status', statuses)).map(asObject);
    return asArray(at(pod, 'spec', specs)).map((item) => {
      const spec = asObject(item);
      return readContainer(spec, specs, known.find((status) => status['name'] === spec['name']) ?? {});
    });
  };
  return [...read('initContainers', 'initContainerStatuses'), ...read('containers', 'containerStatuses')];
}

function readContainer(spec: JsonObject, list: string, status: JsonObject): ContainerState {
  const state = asObject(status['state']);
  const [running, waiting] = [asObject(state['running']), asObject(state['waiting'])];
  const started = timeOf(running['startedAt']);
  return {
    name: asString(spec['name']) ?? '',
    role: list === 'containers' ? 'app' : spec['restartPolicy'] === 'Always' ? 'sidecar' : 'init',
    image: asString(spec['image']) ?? '',
    digest: /sha256:[0-9a-f]{64}/.exec(asString(status['imageID']) ?? '')?.[0] ?? '',
    ready: status['ready'] === true,
    restarts: asNumber(status['restartCount']) ?? 0,
    state: state['running'] !== undefined ? 'running' : state['terminated'] !== undefined ? 'terminated' : 'waiting',
    reason: asString(waiting['reason']) ?? '',
    message: asString(waiting['message']) ?? '',
    startedAt: started === 0 ? undefined : started,
    ended: readEnd(state['terminated']),
    lastEnded: readEnd(at(status['lastState'], 'terminated')),
  };
}

function readEnd(value: JsonValue | undefined): ContainerEnd | undefined {
  if (value === undefined || value === null) return undefined;
  const { reason, message, exitCode, finishedAt } = asObject(value);
  return { reason: asString(reason) ?? '', message: asString(message) ?? '', exitCode: asNumber(exitCode) ?? 0, at: timeOf(finishedAt) };
}

/** Milliseconds since 1970; 0 for what is no time. */
export function timeOf(value: JsonValue | undefined): number {
  const time = Date.parse(asString(value) ?? '');
  return Number.isNaN(time) ? 0 : time;
}
