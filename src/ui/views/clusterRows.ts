import type { ClusterContext, ClusterList, KubeconfigProblem } from '../../core/clusters/cluster.ts';
import type { NodeResource, NodeSummary } from '../../core/clusters/node.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { type Live, liveValue } from '../../core/live.ts';
import { errorRow, joined, plainRow, type RowContext, staled, staleSince, stateRows } from './liveRows.ts';
import { described, noChildren, type RowNode } from './row.ts';

/** One context as the Clusters view shows it. `nodes` is idle while the cluster is not connected. */
export interface ClusterState {
  readonly context: ClusterContext;
  readonly isPinned: boolean;
  /** True when deploys go to this cluster. */
  readonly isTarget: boolean;
  readonly isConnected: boolean;
  readonly nodes: Live<ReadonlyMap<string, NodeSummary>>;
}

/** What the Clusters view shows. */
export interface ClustersState {
  readonly list: ClusterList;
  readonly clusters: readonly ClusterState[];
}

/** Context → Nodes → accelerator resources, after the problems of the kubeconfig files. */
export function clusterTreeRows(state: ClustersState, context: RowContext): readonly RowNode[] {
  const sorted = state.clusters.toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned));
  return [...state.list.problems.map((problem) => problemRow(problem, context)), ...sorted.map((cluster) => clusterRow(cluster, context))];
}

function problemRow(problem: KubeconfigProblem, { l10n }: RowContext): RowNode {
  return errorRow(`problem/${problem.path}`, l10n.t('Kubeconfig not usable'), `${problem.path}: ${problem.reason}`);
}

function clusterRow(state: ClusterState, context: RowContext): RowNode {
  const { context: cluster } = state;
  if (cluster.problem !== undefined) return brokenRow(cluster, cluster.problem);
  const row: RowNode = {
    id: `cluster/${cluster.name}`,
    ...described(cluster.name, clusterDescription(state, context)),
    ...clusterIcon(state),
    contextValue: ['cluster', state.isConnected ? 'connected' : 'idle', state.isPinned ? 'pinned' : 'unpinned'].join(' '),
    tooltip: clusterTooltip(state, context),
    collapsible: state.isConnected && state.isPinned ? 'expanded' : 'collapsed',
    target: { type: 'cluster', context: cluster.name },
    children: () => clusterChildren(state, context),
  };
  return state.nodes.state === 'stale' ? staled(row) : row;
}

function brokenRow(cluster: ClusterContext, problem: string): RowNode {
  return { ...errorRow(`cluster/${cluster.name}`, cluster.name, problem), contextValue: 'cluster broken' };
}

function clusterIcon(state: ClusterState): { readonly icon: string; readonly color?: string } {
  if (!state.isConnected) return { icon: state.isPinned ? 'pinned' : 'plug' };
  if (state.nodes.state === 'failed') return { icon: 'error', color: 'list.errorForeground' };
  if (state.nodes.state === 'loading') return { icon: 'loading~spin' };
  return { icon: 'server-environment', ...(state.nodes.state === 'ready' && { color: 'charts.green' }) };
}

function clusterDescription(state: ClusterState, context: RowContext): string {
  const { l10n } = context;
  const target = state.isTarget ? l10n.t('deploy target') : undefined;
  if (!state.isConnected) return joined([target, state.context.current ? l10n.t('current context') : undefined]);
  if (state.nodes.state === 'failed') return joined([target, errorMessage(state.nodes.error)]);
  const nodes = liveValue(state.nodes);
  const total = nodes && totalResources([...nodes.values()]);
  return joined([target, staleSince(state.nodes, context), ...usageTexts(total ?? [], 1, context)]);
}

function clusterTooltip({ context: cluster, nodes }: ClusterState, { l10n }: RowContext): string {
  const lines = [
    cluster.name,
    l10n.t('Server: {0}', cluster.server),
    l10n.t('User: {0}', cluster.user),
    ...(cluster.loginCommand === undefined ? [] : [l10n.t('Login by: {0}', cluster.loginCommand)]),
    l10n.t('From: {0}', cluster.file),
    ...(nodes.state === 'stale' || nodes.state === 'failed' ? [errorMessage(nodes.error)] : []),
    ...totalResources([...(liveValue(nodes)?.values() ?? [])]).map(({ name, used, allocatable }) => l10n.t('{0}/{1} {2}', used, allocatable, name)),
  ];
  return lines.join('\n');
}

function clusterChildren(state: ClusterState, context: RowContext): readonly RowNode[] {
  const { l10n } = context;
  const id = `cluster/${state.context.name}`;
  if (!state.isConnected) return [plainRow(`${id}/idle`, l10n.t('Not connected'), 'debug-disconnect')];
  const nodes = liveValue(state.nodes);
  if (!nodes) return stateRows(id, state.nodes, l10n.t('Connecting…'), context);
  return [nodesRow(`${id}/nodes`, [...nodes.values()], context)];
}

function nodesRow(id: string, nodes: readonly NodeSummary[], context: RowContext): RowNode {
  return {
    id,
    ...described(context.l10n.t('Nodes'), String(nodes.length)),
    icon: 'server',
    contextValue: 'nodes',
    collapsible: 'expanded',
    children: () => nodes.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })).map((node) => nodeRow(id, node, context)),
  };
}

function nodeRow(parent: string, node: NodeSummary, context: RowContext): RowNode {
  const id = `${parent}/${node.name}`;
  return {
    id,
    ...described(node.name, nodeDescription(node, context)),
    ...nodeIcon(node),
    contextValue: 'node',
    tooltip: nodeTooltip(node, context),
    collapsible: node.resources.length > 0 ? 'collapsed' : 'none',
    children: () => node.resources.map((resource) => resourceRow(id, resource, context)),
  };
}

function nodeIcon(node: NodeSummary): { readonly icon: string; readonly color?: string } {
  if (!node.ready) return { icon: 'error', color: 'list.errorForeground' };
  if (node.cordoned) return { icon: 'circle-slash', color: 'list.warningForeground' };
  return { icon: node.resources.length > 0 ? 'circuit-board' : 'vm' };
}

function nodeDescription(node: NodeSummary, context: RowContext): string {
  const { l10n } = context;
  const { accelerator } = node;
  const state = node.ready ? (node.cordoned ? l10n.t('cordoned') : undefined) : l10n.t('not ready');
  return joined([
    state,
    ...usageTexts(node.resources, 1, context),
    // Beside several kinds of devices there is no room for it; the tooltip has it.
    node.resources.length > 1 ? undefined : accelerator?.product,
    accelerator && accelerator.mig !== 'none' ? l10n.t('MIG {0}', accelerator.mig) : undefined,
    accelerator?.shared === true ? l10n.t('shared') : undefined,
  ]);
}

function nodeTooltip(node: NodeSummary, { l10n }: RowContext): string {
  const memory = node.accelerator?.memoryMiB;
  const lines = [
    node.name,
    l10n.t('Kubelet {0}', node.kubeletVersion),
    ...(node.accelerator ? [node.accelerator.product] : []),
    ...(memory === undefined ? [] : [l10n.t('{0} MiB of memory per device', memory)]),
    ...node.taints.map((taint) => l10n.t('Taint: {0}', `${taint.key}${taint.value === '' ? '' : `=${taint.value}`}:${taint.effect}`)),
  ];
  return lines.join('\n');
}

function resourceRow(parent: string, resource: NodeResource, { l10n }: RowContext): RowNode {
  const unhealthy = resource.capacity - resource.allocatable;
  const use = l10n.t('{0} used, {1} free of {2}', resource.used, resource.free, resource.allocatable);
  return {
    id: `${parent}/${resource.name}`,
    ...described(resource.name, joined([use, unhealthy > 0 ? l10n.t('{0} unhealthy', unhealthy) : undefined])),
    icon: unhealthy > 0 ? 'warning' : 'circuit-board',
    contextValue: 'resource',
    collapsible: 'none',
    children: noChildren,
  };
}

type Usage = Pick<NodeResource, 'name' | 'used' | 'allocatable'>;

/** `3/8 nvidia.com/gpu`: used of allocatable. Only the most numerous ones, since a longer line would be cut off. */
function usageTexts(resources: readonly Usage[], most: number, { l10n }: RowContext): readonly string[] {
  const byNumber = resources.toSorted((a, b) => b.allocatable - a.allocatable || a.name.localeCompare(b.name, 'en'));
  const texts = byNumber.slice(0, most).map(({ name, used, allocatable }) => l10n.t('{0}/{1} {2}', used, allocatable, name));
  return resources.length <= most ? texts : [...texts, l10n.t('{0} more', resources.length - most)];
}

/** The resources of all nodes added up by name. */
function totalResources(nodes: readonly NodeSummary[]): readonly Usage[] {
  const totals = new Map<string, Usage>();
  for (const { name, used, allocatable } of nodes.flatMap((node) => node.resources)) {
    const total = totals.get(name);
    totals.set(name, { name, used: used + (total?.used ?? 0), allocatable: allocatable + (total?.allocatable ?? 0) });
  }
  return [...totals.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
