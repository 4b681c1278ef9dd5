import { asMap, asSeq, entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';

/** A list of requests for devices, and where it stands. */
export interface DeviceList {
  readonly entry: YamlEntry;
  readonly owner: YamlMap;
  /** `gpus` asks for GPUs by itself; a reservation must say that it means GPUs. */
  readonly place: 'gpus' | 'reservation';
}

/** `gpus:` of a service and `devices:` of its reservations. */
export function deviceLists(service: YamlMap): readonly DeviceList[] {
  const gpus = entryOf(service, 'gpus');
  const reservations = asMap(entryOf(resourcesOf(service), 'reservations')?.value);
  const devices = entryOf(reservations, 'devices');
  return [
    ...(gpus ? [{ entry: gpus, owner: service, place: 'gpus' as const }] : []),
    ...(devices && reservations ? [{ entry: devices, owner: reservations, place: 'reservation' as const }] : []),
  ];
}

/** `deploy.resources` of a service. */
export function resourcesOf(service: YamlMap): YamlMap | undefined {
  return asMap(entryOf(asMap(entryOf(service, 'deploy')?.value), 'resources')?.value);
}

/** The mappings among the items of a list. */
export function itemMaps(node: YamlNode | undefined): readonly YamlMap[] {
  return (asSeq(node)?.items ?? []).flatMap((item) => asMap(item) ?? []);
}
