import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { clusterCommand } from './clusterCommand.ts';
import type { Command } from './command.ts';

/** Opens a cluster, so that Clusters and Models show what is on it; tries again where that failed. */
export function connectCluster(directory: ClusterDirectory): Command {
  return clusterCommand(directory, (context) => directory.connect(context));
}
