import { asArray, asNumber, asObject, asString, at } from '../../core/json.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';

/** A TCP port that a container of a pod declares. */
export interface PodPort {
  readonly container: string;
  /** '' where the manifest gives it no name. */
  readonly name: string;
  readonly port: number;
}

/** The declared TCP ports of a pod; ports named for metrics come last, because people rarely mean those. */
export function podPorts(pod: KubernetesObject): readonly PodPort[] {
  const ports = asArray(at(pod, 'spec', 'containers')).flatMap((container) => {
    const { name, ports: declared } = asObject(container);
    return asArray(declared).flatMap((entry) => {
      const { containerPort, protocol, name: portName } = asObject(entry);
      const port = asNumber(containerPort);
      if (port === undefined || (asString(protocol) ?? 'TCP') !== 'TCP') return [];
      return [{ container: asString(name) ?? '', name: asString(portName) ?? '', port }];
    });
  });
  return ports.toSorted((a, b) => Number(a.name.includes('metrics')) - Number(b.name.includes('metrics')));
}

/** The names of a pod's containers, init containers last. */
export function containerNames(pod: KubernetesObject): readonly string[] {
  const names = (field: string): readonly string[] => asArray(at(pod, 'spec', field)).flatMap((container) => asString(asObject(container)['name']) ?? []);
  return [...names('containers'), ...names('initContainers')];
}
