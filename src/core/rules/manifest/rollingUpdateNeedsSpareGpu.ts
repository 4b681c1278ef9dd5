import type { ManifestObject, PodSpec } from '../../kubernetes/manifest.ts';
import type { Fix, Severity } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { entryBefore, lineBreak, replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, entryOf, knownString, nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { setUnder } from '../support/podEdits.ts';
import { type Strategy, strategyOf } from '../support/rollingUpdate.ts';

export const rollingUpdateNeedsSpareGpu = defineRule({
  id: 'rolling-update-needs-spare-gpu',
  scope: 'object',
  severity: 'warning',
  summary: 'An update starts a pod with a GPU before it may stop one.',
  why: 'maxUnavailable is rounded down and maxSurge up, both are 25% by default. With up to three replicas no old pod is stopped before a new one is ready, and where no GPU is free the new one stays Pending and the update hangs.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment', 'https://github.com/sgl-project/sglang/blob/main/docker/k8s-sglang-service.yaml'],
  misses: ['replicas', 'strategy', 'rollingUpdate', 'maxSurge', 'maxUnavailable'],
  check: (object, context) => {
    if (object.group === 'serving.kserve.io') return checkPredictor(object, context);
    const spec = asMap(nodeAt(object.node, 'spec'));
    const specEntry = entryOf(object.node, 'spec');
    const resource = gpuOf(object.podSpecs);
    if (object.group !== 'apps' || object.kind !== 'Deployment' || object.partial || !spec || !specEntry || resource === undefined) return;
    const replicas = entryOf(spec, 'replicas');
    const count = replicas ? numberAt(replicas.value) : 1;
    const strategy = strategyOf(spec, 'strategy', count);
    if (count === undefined || count === 0 || !strategy) return;
    const place = strategy.limit?.value ?? strategy.entry?.keyNode ?? replicas?.value ?? specEntry.keyNode;
    // Without a number an autoscaler may keep more pods than the one of the default.
    const severity: Severity = replicas ? 'warning' : 'info';
    reportIt(context, { spec, place, severity, count, resource, strategy });
  },
});

/** KServe without Knative makes a Deployment with the usual strategy, and an autoscaler that keeps `minReplicas` at least. */
function checkPredictor(object: ManifestObject, { text, report }: RuleContext): void {
  const mode = knownString(nodeAt(object.node, 'metadata', 'annotations', 'serving.kserve.io/deploymentMode'));
  const predictor = asMap(nodeAt(object.node, 'spec', 'predictor'));
  const entry = entryOf(asMap(nodeAt(object.node, 'spec')), 'predictor');
  const resource = gpuOf(object.podSpecs.filter(({ path }) => path === 'spec.predictor'));
  if (object.kind !== 'InferenceService' || object.partial || !predictor || !entry || resource === undefined || !['RawDeployment', 'Standard'].includes(mode ?? '')) return;
  const replicas = entryOf(predictor, 'minReplicas');
  const most = entryOf(predictor, 'maxReplicas');
  const count = replicas ? numberAt(replicas.value) : 1;
  const strategy = strategyOf(predictor, 'deploymentStrategy', count);
  if (count === undefined || count === 0 || !strategy || entryOf(predictor, 'workerSpec')) return;
  const severity: Severity = most && numberAt(most.value) !== count ? 'info' : 'warning';
  report(strategy.limit?.value ?? strategy.entry?.keyNode ?? replicas?.value ?? entry.keyNode, sentence(count, resource, strategy), {
    severity,
    fixes: () => {
      const edit = strategy.entry ? undefined : setUnder(text, predictor, ['deploymentStrategy'], 'type', 'Recreate');
      return edit && count === 1 ? [{ title: 'Use strategy Recreate', edits: [edit], kind: 'unsafe', preferred: true }] : [];
    },
  });
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
  report(place, sentence(count, resource, strategy), { severity, fixes: () => fixes(text, spec, strategy, count) });
}

function sentence(count: number, resource: string, { said }: Strategy): string {
  const replicas = count === 1 ? 'this one replica' : `these ${count} replicas`;
  const rounded = said.endsWith('%') ? `${said} of ${count} is 0` : 'is 0';
  return `An update of ${replicas} first starts one more pod with ${resource} and may stop none (maxUnavailable ${rounded}): without a free GPU the new pod stays Pending and the update hangs. ${count === 1 ? 'Use strategy Recreate' : 'Use maxSurge 0 and maxUnavailable 1'}, or keep a GPU free.`;
}

/** The GPU that a container of the pod asks for. Shares of one are plenty, and a claim may be shared by all pods. */
function gpuOf(podSpecs: readonly PodSpec[]): string | undefined {
  const names = podSpecs.flatMap((podSpec) => podSpec.containers).flatMap((container) => {
    const gpus = gpusOf(container);
    return gpus.any ? gpus.entries.slice(0, 1).map(({ key }) => key) : [];
  });
  return names.find((name) => !name.endsWith('.shared'));
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
