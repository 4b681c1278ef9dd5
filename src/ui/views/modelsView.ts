import { l10n } from 'vscode';
import type { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { liveValue } from '../../core/live.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { type ClusterModels, modelTreeRows } from './modelRows.ts';
import { showTree } from './treeView.ts';

export interface ModelsViewParts {
  readonly directory: ClusterDirectory;
  readonly log: Log;
  readonly onVisibility: (isVisible: boolean) => void;
}

/** The tree of models on the connected clusters, with the number of failing ones on the activity bar. */
export function showModelsView({ directory, log, onVisibility }: ModelsViewParts): Disposables {
  const states = (): readonly ClusterModels[] => directory.sessions.map(({ name, models }) => ({ cluster: name, models }));
  return showTree({
    id: 'slipway.models',
    rows: () => modelTreeRows(states(), { now: Date.now(), l10n }),
    onDidChange: directory.onDidChange,
    badge: () => {
      const failing = states().flatMap(({ models }) => [...(liveValue(models)?.values() ?? [])]).filter((model) => model.status.health === 'failed').length;
      return { value: failing, tooltip: failing === 1 ? l10n.t('1 model is failing') : l10n.t('{0} models are failing', failing) };
    },
    log,
    isAgeing: () => true,
    onVisibility,
  });
}
