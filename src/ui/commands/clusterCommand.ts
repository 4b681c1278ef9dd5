import { l10n } from 'vscode';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { pickCluster } from '../pickers/pickCluster.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** A command on one cluster: that of the row it was called on, or one the user picks. */
export function clusterCommand(directory: ClusterDirectory, work: (context: string) => Promise<void> | void): Command {
  return {
    needsTrust: true,
    run: async (argument, { signal }) => {
      const onRow = rowTarget(argument, 'cluster')?.context;
      const context = onRow ?? (await pickCluster(directory, { title: l10n.t('Slipway: Cluster'), current: undefined }, signal))?.name;
      if (context !== undefined) await work(context);
    },
  };
}
