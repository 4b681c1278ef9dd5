import { asArray, asObject, asString, at } from '../json.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** Which runs of a container have a log now. A run is known by its container id. */
export interface ContainerRuns {
  readonly container: string;
  /** The run whose log is served without asking for the previous one; undefined before the first start. */
  readonly current: string | undefined;
  /** True while the current run goes on. */
  readonly running: boolean;
  /** The run before the current one, whose log the node keeps until the next restart. */
  readonly previous: string | undefined;
}

/** The runs of every container of a pod, init containers first. */
export function containerRuns(pod: KubernetesObject): readonly ContainerRuns[] {
  const statuses = ['initContainerStatuses', 'containerStatuses'].flatMap((field) => asArray(at(pod, 'status', field))).map(asObject);
  return statuses.map((status) => {
    const own = asString(status['containerID']);
    const running = asObject(at(status, 'state'))['running'] !== undefined;
    const ended = asString(at(status, 'state', 'terminated', 'containerID'));
    const before = asString(at(status, 'lastState', 'terminated', 'containerID'));
    const started = running ? own : at(status, 'state', 'terminated') === undefined ? undefined : (ended ?? own);
    return {
      container: asString(status['name']) ?? '',
      current: started || before || undefined,
      running: running && (own ?? '') !== '',
      previous: started ? before || undefined : undefined,
    };
  });
}
