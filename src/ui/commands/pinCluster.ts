import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { clusterCommand } from './clusterCommand.ts';
import type { Command } from './command.ts';

/** Keeps a cluster at the top and opens it whenever its view is shown. */
export function pinCluster(directory: ClusterDirectory): Command {
  return clusterCommand(directory, (context) => directory.pin(context));
}
