import { type Live, liveValue } from '../../core/live.ts';
import type { ContainerState } from '../../core/models/containerState.ts';
import type { Model, ModelHealth } from '../../core/models/model.ts';
import type { ModelPod } from '../../core/models/modelPod.ts';
import { formatDuration } from '../format.ts';
import { joined, type RowContext, staled, staleSince, stateRows } from './liveRows.ts';
import { described, noChildren, type RowNode } from './row.ts';

/** The models of one connected cluster. */
export interface ClusterModels {
  readonly cluster: string;
  readonly models: Live<ReadonlyMap<string, Model>>;
}

/** Cluster · namespace → workload → pod. A cluster without models has no rows once that is known. */
export function modelTreeRows(clusters: readonly ClusterModels[], context: RowContext): readonly RowNode[] {
  return clusters.flatMap((state) => {
    const models = liveValue(state.models);
    if (!models) return waitingRows(state, context);
    const rows = [...byNamespace(models.values())].map(([namespace, group]) => namespaceRow(state, namespace, group, context));
    return state.models.state === 'stale' ? rows.map(staled) : rows;
  });
}

function waitingRows({ cluster, models }: ClusterModels, context: RowContext): readonly RowNode[] {
  return stateRows(`models/${cluster}`, models, context.l10n.t('Looking for models on {0}…', cluster), context).map((row) => ({ ...row, label: models.state === 'failed' ? cluster : row.label }));
}

function byNamespace(models: Iterable<Model>): ReadonlyMap<string, readonly Model[]> {
  const groups = Map.groupBy(models, (model) => model.namespace);
  return new Map([...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

function namespaceRow({ cluster, models: live }: ClusterModels, namespace: string, models: readonly Model[], context: RowContext): RowNode {
  const id = `models/${cluster}/${namespace}`;
  const failing = models.filter((model) => model.status.health === 'failed').length;
  const { l10n } = context;
  const count = models.length === 1 ? l10n.t('1 model') : l10n.t('{0} models', models.length);
  return {
    id,
    ...described(`${cluster} · ${namespace}`, joined([count, failing > 0 ? l10n.t('{0} failing', failing) : undefined, staleSince(live, context)])),
    icon: 'symbol-namespace',
    contextValue: 'namespace',
    collapsible: 'expanded',
    children: () => models.toSorted((a, b) => a.workload.name.localeCompare(b.workload.name, 'en', { numeric: true })).map((model) => modelRow(id, cluster, model, context)),
  };
}

function modelRow(parent: string, cluster: string, model: Model, context: RowContext): RowNode {
  const id = `${parent}/${model.workload.kind}/${model.workload.name}`;
  const pod = model.pods.findLast((candidate) => !candidate.deleting);
  return {
    id,
    ...described(model.workload.name, joined([model.status.text, model.status.health === 'ready' ? acceleratorText(model.accelerators) : undefined])),
    ...healthIcon(model.status.health),
    contextValue: pod ? 'model withPod' : 'model',
    tooltip: modelTooltip(model, context),
    collapsible: model.pods.length > 0 ? 'collapsed' : 'none',
    ...(pod && { target: { type: 'pod', context: cluster, namespace: pod.namespace, pod: pod.name } }),
    children: () => model.pods.map((each) => podRow(id, cluster, each, context)),
  };
}

/** Icon and colour that say how a workload fares; each health has an icon of its own. */
function healthIcon(health: ModelHealth): { readonly icon: string; readonly color?: string } {
  switch (health) {
    case 'ready':
      return { icon: 'pass-filled', color: 'charts.green' };
    case 'loading':
      return { icon: 'sync', color: 'charts.blue' };
    case 'waiting':
      return { icon: 'watch', color: 'list.warningForeground' };
    case 'failed':
      return { icon: 'error', color: 'list.errorForeground' };
    case 'finished':
      return { icon: 'check-all' };
    case 'stopped':
      return { icon: 'debug-stop' };
  }
}

/** `2 nvidia.com/gpu, 1 example.com/npu`, or nothing. */
function acceleratorText(accelerators: Readonly<Record<string, number>>): string {
  return Object.entries(accelerators)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function modelTooltip(model: Model, { l10n }: RowContext): string {
  const lines = [
    `${model.workload.kind}/${model.workload.name}`,
    model.status.text,
    ...(Object.keys(model.accelerators).length === 0 ? [] : [l10n.t('Asks for: {0}', acceleratorText(model.accelerators))]),
    ...model.images.map((image) => l10n.t('Image: {0}', image)),
    ...model.digests.map((digest) => l10n.t('Running: {0}', digest)),
    l10n.t('Restarts: {0}', model.restarts),
  ];
  return lines.join('\n');
}

function podRow(parent: string, cluster: string, pod: ModelPod, context: RowContext): RowNode {
  const age = context.l10n.t('{0} old', formatDuration(context.now - pod.createdAt, context.l10n));
  return {
    id: `${parent}/${pod.name}`,
    ...described(pod.name, joined([podStatus(pod, context), pod.node, restartText(pod, context), age])),
    ...podIcon(pod),
    contextValue: 'pod withPod',
    tooltip: podTooltip(pod, context),
    collapsible: 'none',
    target: { type: 'pod', context: cluster, namespace: pod.namespace, pod: pod.name },
    children: noChildren,
  };
}

/** What a pod is doing, in the words of its most telling container. */
function podStatus(pod: ModelPod, { l10n }: RowContext): string {
  if (pod.deleting) return l10n.t('Terminating');
  if (pod.unscheduled) return l10n.t('Waiting for a node');
  if (pod.reason !== '') return pod.reason;
  const waiting = pod.containers.find((container) => container.state === 'waiting' && !idleReasons.has(container.reason));
  if (waiting) return waiting.reason;
  if (pod.phase === 'Running') return pod.ready ? l10n.t('Ready') : l10n.t('Running, not ready');
  return pod.phase;
}

/** Waiting reasons that only say that it is not this container's turn yet. */
const idleReasons: ReadonlySet<string> = new Set(['', 'PodInitializing', 'ContainerCreating']);

function restartText(pod: ModelPod, { l10n }: RowContext): string | undefined {
  if (pod.restarts === 0) return undefined;
  return pod.restarts === 1 ? l10n.t('1 restart') : l10n.t('{0} restarts', pod.restarts);
}

function podIcon(pod: ModelPod): { readonly icon: string; readonly color?: string } {
  if (pod.deleting) return { icon: 'trash' };
  if (pod.phase === 'Failed') return { icon: 'error', color: 'list.errorForeground' };
  if (pod.phase === 'Succeeded') return { icon: 'check-all' };
  if (pod.ready) return { icon: 'vm-running', color: 'charts.green' };
  return { icon: pod.unscheduled ? 'watch' : 'vm' };
}

function podTooltip(pod: ModelPod, context: RowContext): string {
  const trouble = pod.message === '' ? pod.unscheduled?.message : pod.message;
  const lines = [pod.name, ...(trouble === undefined ? [] : [trouble]), ...pod.containers.map((container) => containerText(container, context))];
  return lines.join('\n');
}

function containerText({ name, state, reason, message, image, lastEnded }: ContainerState, { l10n }: RowContext): string {
  const last = lastEnded ? l10n.t('before: {0}, exit code {1}', lastEnded.reason, lastEnded.exitCode) : undefined;
  return `${name}: ${joined([state, reason, message, last, image])}`;
}
