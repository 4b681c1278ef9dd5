import { l10n } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import { liveValue } from '../../core/live.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { type ClusterModels, modelTreeRows } from './modelRows.ts';
import { showTree } from './treeView.ts';

export interface ModelsViewParts {
  readonly directory: ClusterDirectory;
  readonly onVisibility: (isVisible: boolean) => void;
}

/** The tree of models on the connected clusters, with the number of failing ones on the activity bar. */
export function showModelsView({ directory, onVisibility }: ModelsViewParts): Disposables {
  const states = (): readonly ClusterModels[] => directory.sessions.map(({ name, models }) => ({ cluster: name, models }));
  return showTree({
    id: 'slipway.models',
    rows: () => modelTreeRows(states(), { now: Date.now(), l10n }),
    onDidChange: directory.onDidChange,
    badge: () => {
      const failing = states().flatMap(({ models }) => [...(liveValue(models)?.values() ?? [])]).filter((model) => model.status.health === 'failed').length;
      return { value: failing, tooltip: failing === 1 ? l10n.t('1 model is failing') : l10n.t('{0} models are failing', failing) };
    },
    message: () => emptyMessage(states()),
    isAgeing: () => true,
    onVisibility,
  });
}

/** Says that there is nothing, and where that is so: an empty tree could as well be one that still loads. */
function emptyMessage(states: readonly ClusterModels[]): string | undefined {
  const known = states.filter(({ models }) => models.state === 'ready');
  if (known.length === 0 || known.length < states.length) return undefined;
  if (known.some(({ models }) => (liveValue(models)?.size ?? 0) > 0)) return undefined;
  return l10n.t('No models run on {0}. A pod counts as one when it asks for a GPU or runs a model server.', known.map(({ cluster }) => cluster).join(', '));
}
