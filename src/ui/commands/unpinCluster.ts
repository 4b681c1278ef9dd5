import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import { clusterCommand } from './clusterCommand.ts';
import type { Command } from './command.ts';

/** Ends what pinning a cluster began; it stays connected for now. */
export function unpinCluster(directory: ClusterDirectory): Command {
  return clusterCommand(directory, (context) => directory.unpin(context));
}
