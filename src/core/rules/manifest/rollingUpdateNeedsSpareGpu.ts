import type { ManifestObject } from '../../kubernetes/manifest.ts';
import type { Fix, Severity } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { entryBefore, lineBreak, replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, entryOf, isNull, nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { setUnder } from '../support/podEdits.ts';

export const rollingUpdateNeedsSpareGpu = defineRule({
  id: 'rolling-update-needs-spare-gpu',
  scope: 'object',
  severity: 'warning',
  summary: 'An update starts a pod with a GPU before it may stop one.',
  why: 'maxUnavailable is rounded down and maxSurge up, both are 25% by default. With up to three replicas no old pod is stopped before a new one is ready, and where no GPU is free the new one stays Pending and the update hangs.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment', 'https://github.com/sgl-project/sglang/blob/main/docker/k8s-sglang-service.yaml'],
  check: (object, context) => {
    const spec = asMap(nodeAt(object.node, 'spec'));
    const specEntry = entryOf(object.node, 'spec');
    const resource = gpuOf(object);
    if (object.group !== 'apps' || object.kind !== 'Deployment' || object.partial || !spec || !specEntry || resource === undefined) return;
    const replicas = entryOf(spec, 'replicas');
    const count = replicas ? numberAt(replicas.value) : 1;
    const strategy = strategyOf(spec, count);
    if (count === undefined || count === 0 || !strategy) return;
    const place = strategy.limit?.value ?? strategy.entry?.keyNode ?? replicas?.value ?? specEntry.keyNode;
    // Without a number an autoscaler may keep more pods than the one of the default.
    const severity: Severity = replicas ? 'warning' : 'info';
    reportIt(context, { spec, place, severity, count, resource, strategy });
  },
});

interface Strategy {
  readonly entry: YamlEntry | undefined;
  /** The written maxUnavailable, where it is what keeps all pods. */
  readonly limit: YamlEntry | undefined;
  /** How maxUnavailable is said. */
  readonly said: string;
}

interface Case {
  readonly spec: YamlMap;
  readonly place: YamlNode;
  readonly severity: Severity;
  readonly count: number;
  readonly resource: string;
  readonly strategy: Strategy;
}

function reportIt({ text, report }: RuleContext, { spec, place, severity, count, resource, strategy }: Case): void {
  const replicas = count === 1 ? 'this one replica' : `these ${count} replicas`;
  const rounded = strategy.said.endsWith('%') ? `${strategy.said} of ${count} is 0` : 'is 0';
  const message = `An update of ${replicas} first starts one more pod with ${resource} and may stop none (maxUnavailable ${rounded}): without a free GPU the new pod stays Pending and the update hangs. ${count === 1 ? 'Use strategy Recreate' : 'Use maxSurge 0 and maxUnavailable 1'}, or keep a GPU free.`;
  report(place, message, { severity, fixes: () => fixes(text, spec, strategy, count) });
}

/** The GPU that a container of the pod asks for. Shares of one are plenty, and a claim may be shared by all pods. */
function gpuOf(object: ManifestObject): string | undefined {
  const names = object.podSpecs.flatMap((podSpec) => podSpec.containers).flatMap((container) => {
    const gpus = gpusOf(container);
    return gpus.any ? gpus.entries.slice(0, 1).map(({ key }) => key) : [];
  });
  return names.find((name) => !name.endsWith('.shared'));
}

/** The strategy, where it is a rolling update that may stop no pod; undefined otherwise and where nobody knows. */
function strategyOf(spec: YamlMap, count: number | undefined): Strategy | undefined {
  const entry = entryOf(spec, 'strategy');
  if (!entry || isNull(entry.value)) return noneOf(25, count) ? { entry: undefined, limit: undefined, said: '25%' } : undefined;
  const strategy = asMap(entry.value);
  const type = asScalar(nodeAt(strategy, 'type'));
  if (!strategy || strategy.entries.some((one) => one.keyNode.dynamic) || (type && (type.dynamic || (type.value !== null && type.text !== 'RollingUpdate')))) return undefined;
  const rolling = entryOf(strategy, 'rollingUpdate');
  if (rolling && !asMap(rolling.value) && !isNull(rolling.value)) return undefined;
  // With no surge the controller stops one pod whatever the percentage says.
  const surge = asScalar(entryOf(asMap(rolling?.value), 'maxSurge')?.value);
  if (surge && (surge.dynamic || /^0+%?$/.test(surge.text))) return undefined;
  const limit = entryOf(asMap(rolling?.value), 'maxUnavailable');
  if (!limit || isNull(limit.value)) return noneOf(25, count) ? { entry, limit: undefined, said: '25%' } : undefined;
  const scalar = asScalar(limit.value);
  if (!scalar || scalar.dynamic) return undefined;
  const percent = /^(\d+)%$/.exec(scalar.text)?.[1];
  const none = percent === undefined ? scalar.text === '0' : noneOf(Number(percent), count);
  return none ? { entry, limit, said: scalar.text } : undefined;
}

function noneOf(percent: number, count: number | undefined): boolean {
  return count !== undefined && Math.floor(count * percent / 100) === 0;
}

function numberAt(node: YamlNode): number | undefined {
  const scalar = asScalar(node);
  if (scalar?.dynamic === false && scalar.value === null) return 1;
  return scalar && !scalar.dynamic && typeof scalar.value === 'number' ? scalar.value : undefined;
}

function fixes(text: string, spec: YamlMap, { entry }: Strategy, count: number): readonly Fix[] {
  const template = entryOf(spec, 'template');
  if (!template || template.merged || entry?.merged === true || entry?.value.kind === 'alias') return [];
  const recreate = written(text, spec, entry, template, 'type: Recreate', '{type: Recreate}');
  const rolling = asMap(entry?.value);
  const stopFirst = rolling && entryOf(rolling, 'rollingUpdate')
    ? both(text, rolling)
    : [written(text, spec, entry, template, 'type: RollingUpdate\nrollingUpdate:\n  maxSurge: 0\n  maxUnavailable: 1', '{type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}')];
  return [
    { title: 'Use strategy Recreate', edits: [recreate], kind: 'unsafe', ...(count === 1 && { preferred: true }) },
    ...(stopFirst.length > 0 ? [{ title: 'Stop a pod before the next one starts', edits: stopFirst, kind: 'unsafe' as const, ...(count !== 1 && { preferred: true }) }] : []),
  ];
}

/** Sets both numbers of a rolling update that has one of them already. */
function both(text: string, strategy: YamlMap): Fix['edits'] {
  const rolling = entryOf(strategy, 'rollingUpdate');
  const map = asMap(rolling?.value);
  if (!map || rolling?.merged === true || rolling?.value.kind === 'alias') return [];
  const missing = ([['maxSurge', '0'], ['maxUnavailable', '1']] as const).filter(([name]) => !entryOf(map, name));
  const changed = ([['maxSurge', '0'], ['maxUnavailable', '1']] as const).flatMap(([name, value]) => {
    const present = entryOf(map, name);
    return present ? [replaced(present.value, value)] : [];
  });
  const added = missing.flatMap(([name, value]) => setUnder(text, map, [], name, value) ?? []);
  return [...changed, ...added];
}

/** The strategy written anew, in front of the template where there was none. */
function written(text: string, spec: YamlMap, entry: YamlEntry | undefined, template: YamlEntry, block: string, flow: string): Fix['edits'][number] {
  if (entry) {
    const map = asMap(entry.value);
    if (!map || map.flow || spec.flow) return { start: entry.keyNode.start, end: Math.max(entry.value.end, entry.keyNode.end), text: `strategy: ${flow}` };
    const column = map.start - (text.lastIndexOf('\n', map.start) + 1);
    return replaced({ start: map.start, end: text.slice(0, map.end).trimEnd().length }, block.replaceAll('\n', `${lineBreak(text)}${' '.repeat(column)}`));
  }
  const column = template.keyNode.start - (text.lastIndexOf('\n', template.keyNode.start) + 1);
  const lines = `strategy:\n  ${block.replaceAll('\n', '\n  ')}`.replaceAll('\n', `${lineBreak(text)}${' '.repeat(column)}`);
  return entryBefore(text, spec, template, spec.flow ? `strategy: ${flow}` : lines);
}
