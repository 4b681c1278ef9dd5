import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { chooseNamespace, chooseTarget } from '../pickers/chooseTarget.ts';
import type { Command } from './command.ts';

/** Chooses another namespace on the cluster that deploys go to. */
export function chooseClusterNamespace(directory: ClusterDirectory, choice: TargetChoice): Command {
  return {
    needsTrust: true,
    run: async (_argument, { signal }) => {
      const { current } = choice;
      if (current) await chooseNamespace(directory, choice, { name: current.cluster, namespace: current.namespace });
      else await chooseTarget(directory, choice, signal);
    },
  };
}
