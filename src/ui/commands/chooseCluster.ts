import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { chooseNamespace, chooseTarget } from '../pickers/chooseTarget.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** Chooses where deploys go: cluster, then namespace. On a cluster's row only the namespace is asked. */
export function chooseCluster(directory: ClusterDirectory, choice: TargetChoice): Command {
  return {
    needsTrust: true,
    run: async (argument, { signal }) => {
      const context = rowTarget(argument, 'cluster')?.context;
      const known = directory.contexts.find(({ name }) => name === context);
      if (known) await chooseNamespace(directory, choice, known);
      else await chooseTarget(directory, choice, signal);
    },
  };
}
