import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { clusterCommand } from './clusterCommand.ts';
import type { Command } from './command.ts';

/** Ends the connection to a cluster until it is opened again. */
export function disconnectCluster(directory: ClusterDirectory): Command {
  return clusterCommand(directory, (context) => directory.disconnect(context));
}
