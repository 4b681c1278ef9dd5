import { asMap, asScalar, entryOf, isNull, type YamlMap } from '../yaml/node.ts';
import { resourcesOf } from './deviceRequests.ts';
import { textItems } from './textItems.ts';

/** True where a service gets a GPU or another accelerator, or may get one. */
export function passesDevice(map: YamlMap): boolean {
  const reservations = asMap(entryOf(resourcesOf(map), 'reservations')?.value);
  const given = [entryOf(map, 'gpus'), entryOf(map, 'runtime'), entryOf(map, 'device_cgroup_rules'), entryOf(reservations, 'devices'), entryOf(reservations, 'generic_resources')];
  if (given.some((entry) => entry !== undefined && !isNull(entry.value))) return true;
  const privileged = asScalar(entryOf(map, 'privileged')?.value);
  return privileged?.value === true || privileged?.dynamic === true || textItems(entryOf(map, 'devices')?.value).some((path) => /\/dev\/(?:nvidia|kfd|dri|accel|dxg)|\.com\/\w+=|\$/.test(path)) || asScalar(entryOf(map, 'devices')?.value)?.dynamic === true;
}
