import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { AppError } from '../../base/errors.ts';
import type { ClusterContext } from '../../core/clusters/cluster.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';

interface ContextItem extends QuickPickItem {
  readonly context?: ClusterContext;
}

export interface ClusterPick {
  readonly title: string;
  /** The name of the context that is in use now. */
  readonly current: string | undefined;
}

/** Lets the user choose a context of the kubeconfig; contacts no cluster. Undefined when the user backs out. */
export async function pickCluster(directory: ClusterDirectory, pick: ClusterPick, signal: AbortSignal): Promise<ClusterContext | undefined> {
  const contexts = await directory.readContexts(signal);
  if (contexts.length === 0) throw new AppError('kubeconfigInvalid', { path: '', reason: l10n.t('it names no context') });
  const options = { title: pick.title, placeHolder: l10n.t('Choose a cluster'), matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true };
  const picked = await window.showQuickPick(contextItems(contexts, directory.pinned, pick.current), options);
  if (picked?.context?.problem !== undefined) throw new AppError('kubeconfigInvalid', { path: picked.context.file, reason: picked.context.problem });
  return picked?.context;
}

/** The one in use first, then the pinned ones, then the rest; broken entries last with what is wrong. */
function contextItems(contexts: readonly ClusterContext[], pinned: readonly string[], current: string | undefined): readonly ContextItem[] {
  const usable = contexts.filter((context) => context.problem === undefined);
  const inUse = usable.filter((context) => context.name === current);
  const favoured = usable.filter((context) => context.name !== current && pinned.includes(context.name));
  const others = usable.filter((context) => !inUse.includes(context) && !favoured.includes(context));
  const broken = contexts.filter((context) => context.problem !== undefined);
  return [
    ...section(l10n.t('In use'), inUse, '$(check) '),
    ...section(l10n.t('Pinned'), favoured, '$(pinned) '),
    ...section(l10n.t('All'), others, ''),
    ...section(l10n.t('Not usable'), broken, '$(warning) '),
  ];
}

function section(title: string, contexts: readonly ClusterContext[], mark: string): readonly ContextItem[] {
  if (contexts.length === 0) return [];
  const items = contexts.map((context) => ({
    label: `${mark}${context.name}`,
    description: context.current ? l10n.t('current context') : '',
    detail: context.problem ?? context.server,
    context,
  }));
  return [{ label: title, kind: QuickPickItemKind.Separator }, ...items];
}
