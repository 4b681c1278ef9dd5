import { l10n } from 'vscode';
import type { DeployTarget } from '../../core/deploy/plan.ts';
import type { ClusterContext } from '../../core/clusters/cluster.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { listNamespaces } from '../clusters/listNamespaces.ts';
import { pickCluster } from './pickCluster.ts';
import { pickNamespace } from './pickNamespace.ts';

/** Asks for cluster and namespace and remembers them; undefined when the user backs out. */
export async function chooseTarget(directory: ClusterDirectory, choice: TargetChoice, signal: AbortSignal): Promise<DeployTarget | undefined> {
  const context = await pickCluster(directory, { title: l10n.t('Slipway: Cluster to deploy to'), current: choice.current?.cluster }, signal);
  return context && chooseNamespace(directory, choice, context);
}

/** Asks for the namespace on a cluster and remembers both; undefined when the user backs out. */
export async function chooseNamespace(directory: ClusterDirectory, choice: TargetChoice, context: Pick<ClusterContext, 'name' | 'namespace'>): Promise<DeployTarget | undefined> {
  const used = choice.current?.cluster === context.name ? [choice.current.namespace] : [];
  const namespace = await pickNamespace({
    title: l10n.t('Slipway: Namespace to deploy to'),
    cluster: context.name,
    suggested: [...used, context.namespace],
    load: async (signal) => listNamespaces((await directory.connection(context.name)).api, signal),
  });
  if (namespace === undefined) return undefined;
  const target = { cluster: context.name, namespace };
  await choice.choose(target);
  return target;
}
