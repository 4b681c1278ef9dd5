import type { Span } from '../../../base/text.ts';
import type { ComposeService } from '../../compose/composeService.ts';
import { type DeviceList, deviceLists, itemMaps, resourcesOf } from '../../compose/deviceRequests.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineComposeRule, type RuleContext } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, asSeq, entryOf, resolved, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { checkRequest, shownSpan, visibleSpan } from '../support/deviceRequest.ts';

export const composeGpuInvalid = defineComposeRule<ComposeService>({
  id: 'compose-gpu-invalid',
  scope: 'service',
  severity: 'error',
  summary: 'Compose refuses how this service asks for a GPU.',
  why: 'A GPU is asked for by "gpus: all", by a list below gpus, or by a list of device requests below deploy.resources.reservations.devices, each with its capabilities. Compose validates the file before it starts anything: one such mistake and no service starts.',
  sources: ['https://docs.docker.com/compose/how-tos/gpu-support/', 'https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json', 'https://github.com/compose-spec/compose-go'],
  check(service, context) {
    for (const list of deviceLists(service.map)) checkList(list, service, context);
    checkPlaces(service, context);
  },
});

function checkList(list: DeviceList, service: ComposeService, context: RuleContext): void {
  const { entry, place } = list;
  if (isTagged(context.text, entry)) return;
  const value = resolved(entry.value);
  if (value?.kind === 'seq') {
    for (const item of value.items) checkItem(item, list, service, context);
    return;
  }
  if (value?.kind === 'scalar' && (value.dynamic || (place === 'gpus' && value.value === 'all'))) return;
  const span = shownSpan(entry);
  if (place === 'gpus') {
    const message = 'Compose refuses this: gpus is either all or a list of requests such as - count: 1.';
    context.report(span, message, { fixes: () => (value?.kind === 'scalar' ? [{ title: 'Ask for all GPUs', edits: [scalarEdit(entry, 'all')], kind: 'unsafe', preferred: true }] : []) });
    return;
  }
  context.report(span, 'Compose refuses this: devices is a list, so each request begins with "- ".', { fixes: () => (value?.kind === 'map' && !value.flow ? [asListItem(context.text, value)] : []) });
}

function checkItem(item: YamlNode, list: DeviceList, service: ComposeService, context: RuleContext): void {
  const map = asMap(item);
  if (map) {
    checkRequest(map, list.place, service.partial, context);
    return;
  }
  const value = resolved(item);
  if (value?.kind === 'scalar' && value.dynamic) return;
  const isName = value?.kind === 'scalar' && /^[\w.-]+\/\w+=/.test(value.text);
  const hint = isName ? '; a device by its CDI name belongs under devices of the service itself' : '';
  context.report(visibleSpan(item, list.entry), `Compose refuses this: each item is a mapping with capabilities, count and the like${hint}.`);
}

/** Requests that stand where Compose knows no devices. */
function checkPlaces(service: ComposeService, context: RuleContext): void {
  const { map } = service;
  const deploy = asMap(entryOf(map, 'deploy')?.value);
  const resources = resourcesOf(map);
  const right = 'deploy.resources.reservations.devices';
  const limits = entryOf(resources, 'limits');
  const limited = entryOf(asMap(limits?.value), 'devices');
  if (limits && limited) {
    const alone = asMap(limits.value)?.entries.length === 1 && !entryOf(resources, 'reservations');
    context.report(limited.keyNode, `Compose refuses this: devices are reserved, not limited; they belong under ${right}.`, {
      fixes: () => (alone && !limits.merged ? [{ title: 'Change limits to reservations', edits: [replaced(limits.keyNode, 'reservations')], kind: 'safe', preferred: true }] : []),
    });
  }
  const misplaced: readonly (readonly [YamlEntry | undefined, string])[] = [
    [holdsDevices(entryOf(map, 'resources')), 'resources'],
    [holdsDevices(entryOf(deploy, 'reservations')), 'reservations'],
    [entryOf(resources, 'devices'), 'devices'],
    // The name that the Docker API has for them.
    [entryOf(map, 'device_requests'), 'device_requests'],
  ];
  for (const [entry, name] of misplaced) if (entry) context.report(entry.keyNode, `Compose refuses this: it knows no ${name} here. Devices belong under ${right}.`);
  checkServiceDevices(map, right, context);
}

/** `devices:` of a service takes files of the host, not requests. */
function checkServiceDevices(map: YamlMap, right: string, context: RuleContext): void {
  const devices = entryOf(map, 'devices');
  for (const item of itemMaps(devices?.value)) {
    const capabilities = entryOf(item, 'capabilities');
    if (capabilities && !entryOf(item, 'source')) context.report(capabilities.keyNode, `Compose refuses this: devices of a service are paths such as /dev/fuse. A request with capabilities belongs under ${right}.`);
  }
}

function holdsDevices(entry: YamlEntry | undefined): YamlEntry | undefined {
  const map = asMap(entry?.value);
  const inner = map && [map, ...map.entries.flatMap(({ value }) => asMap(value) ?? [])];
  return inner?.some((each) => asSeq(entryOf(each, 'devices')?.value) !== undefined) === true ? entry : undefined;
}

/** `!reset` and `!override` change what a value means. */
function isTagged(text: string, { keyNode, value }: YamlEntry): boolean {
  return text.slice(keyNode.end, Math.max(value.start, keyNode.end)).includes('!') || text.startsWith('!', value.start);
}

function scalarEdit(entry: YamlEntry, text: string): { start: number; end: number; text: string } {
  const { value, keyNode } = entry;
  const empty: Span = value.end > value.start ? value : { start: keyNode.end + 1, end: keyNode.end + 1 };
  return replaced(empty, value.end > value.start ? text : ` ${text}`);
}

/** Writes the mapping as the first item of a list. */
function asListItem(text: string, map: YamlMap): Fix {
  const lines = text.slice(map.start, map.end).replace(/\s+$/, '');
  return { title: 'Make it a list', edits: [{ start: map.start, end: map.start + lines.length, text: `- ${lines.replaceAll('\n', '\n  ')}` }], kind: 'safe', preferred: true };
}

