import { l10n } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { KubeconfigProblem } from '../../core/clusters/cluster.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { type Live, liveValue } from '../../core/live.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import type { ContextKeys } from '../contributions.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';
import { clusterTreeRows, type ClustersState } from './clusterRows.ts';
import { sandboxRows } from './sandboxRows.ts';
import type { SandboxWatch } from './sandboxWatch.ts';
import { showTree } from './treeView.ts';

export interface ClustersViewParts {
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
  readonly sandbox: SandboxWatch;
  readonly keys: ContextKeyWriter;
  readonly log: Log;
  readonly onVisibility: (isVisible: boolean) => void;
}

/** The tree of kubeconfig contexts with the nodes of the connected ones. Opening a row connects its cluster. */
export function showClustersView({ directory, choice, sandbox, keys, log, onVisibility }: ClustersViewParts): Disposables {
  return showTree({
    id: 'slipway.clusters',
    rows: () => {
      const context = { now: Date.now(), l10n };
      return [...sandboxRows(sandbox.parts, context), ...clusterTreeRows(clustersState(directory, choice), context)];
    },
    onDidChange: (listener) => {
      const all = new Disposables();
      all.add(directory.onDidChange(() => {
        keys.set('slipway.kubeconfig', kubeconfigKey(directory.kubeconfig));
        keys.set('slipway.connected', directory.sessions.length > 0);
        listener(undefined);
      }));
      all.add(choice.onDidChange(listener));
      all.add(sandbox.onDidChange(listener));
      return all;
    },
    log,
    trouble: () => (directory.kubeconfig.state === 'failed' || directory.kubeconfig.state === 'stale' ? errorMessage(directory.kubeconfig.error) : undefined),
    isAgeing: () => directory.sessions.some((session) => session.nodes.state === 'stale'),
    onVisibility: (isVisible) => {
      sandbox.look(isVisible);
      onVisibility(isVisible);
    },
    onExpand: ({ target }) => {
      if (target?.type === 'cluster' && directory.session(target.context) === undefined) directory.connect(target.context);
    },
  });
}

function clustersState(directory: ClusterDirectory, choice: TargetChoice): ClustersState {
  const list = liveValue(directory.kubeconfig) ?? { contexts: [], problems: unreadable(directory.kubeconfig) };
  const { pinned } = directory;
  const clusters = list.contexts.map((context) => {
    const session = directory.session(context.name);
    return {
      context,
      isPinned: pinned.includes(context.name),
      isTarget: choice.current?.cluster === context.name,
      isConnected: session !== undefined,
      nodes: session?.nodes ?? { state: 'idle' as const },
    };
  });
  return { list, clusters };
}

/** A kubeconfig that is there and cannot be read gets a row that says why. */
function unreadable(live: Live<unknown>): readonly KubeconfigProblem[] {
  if (live.state !== 'failed' || live.error.code !== 'kubeconfigInvalid') return [];
  return [{ path: live.error.facts['path'] ?? '', reason: live.error.facts['reason'] ?? '' }];
}

function kubeconfigKey(live: Live<{ readonly contexts: readonly unknown[] }>): ContextKeys['slipway.kubeconfig'] {
  if (live.state === 'failed') return live.error.code === 'kubeconfigMissing' ? 'missing' : 'invalid';
  return live.state === 'ready' || live.state === 'stale' ? 'usable' : 'unknown';
}
