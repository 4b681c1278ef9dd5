import type { LogOutputChannel } from 'vscode';
import type { Image } from '../../core/images/image.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';
import type { CommandId } from '../contributions.ts';
import type { DeployOutput } from '../deploy/deployOutput.ts';
import type { DeployRuns } from '../deploy/deployRuns.ts';
import type { Diagnostics } from '../editor/diagnostics.ts';
import type { WorkspaceProblems } from '../editor/workspaceProblems.ts';
import type { LiveItems } from '../live/liveItems.ts';
import type { Memory } from '../memory.ts';
import type { PodLogs } from '../models/podLogs.ts';
import type { PortForwards } from '../models/portForwards.ts';
import type { DeployPanel } from '../panels/deployPanel.ts';
import type { DeployService } from '../services.ts';
import { buildImages } from './buildImages.ts';
import { cancelDeploy } from './cancelDeploy.ts';
import { chooseCluster } from './chooseCluster.ts';
import { chooseClusterNamespace } from './chooseClusterNamespace.ts';
import type { Command } from './command.ts';
import { connectCluster } from './connectCluster.ts';
import { copyImageReference } from './copyImageReference.ts';
import { deployWorkspace } from './deployWorkspace.ts';
import { disconnectCluster } from './disconnectCluster.ts';
import { fixAll } from './fixAll.ts';
import { forwardModel } from './forwardModel.ts';
import { lintWorkspace } from './lintWorkspace.ts';
import { pinCluster } from './pinCluster.ts';
import { pushImages } from './pushImages.ts';
import { refreshImages } from './refreshImages.ts';
import { showDeploy } from './showDeploy.ts';
import { showDeployOutput } from './showDeployOutput.ts';
import { showLog } from './showLog.ts';
import { showModelLogs } from './showModelLogs.ts';
import { stopForward } from './stopForward.ts';
import { unpinCluster } from './unpinCluster.ts';

/** Everything that commands act on. */
export interface CommandParts {
  readonly channel: LogOutputChannel;
  readonly keys: ContextKeyWriter;
  readonly images: LiveItems<Image>;
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
  readonly service: DeployService;
  readonly runs: DeployRuns;
  readonly output: DeployOutput;
  readonly panel: DeployPanel;
  readonly logs: PodLogs;
  readonly forwards: PortForwards;
  readonly diagnostics: Diagnostics;
  readonly problems: WorkspaceProblems;
  /** Keeps answers of the user for this workspace. */
  readonly memory: Memory;
}

/** What each command of the extension does. */
export function commandTable(parts: CommandParts): Readonly<Record<CommandId, Command>> {
  const { directory, choice, runs, output } = parts;
  const workloads = (): readonly string[] => runs.workloads;
  return {
    'slipway.workspace.deploy': deployWorkspace(parts),
    'slipway.deploy.show': showDeploy(() => parts.panel.show()),
    'slipway.deploy.output': showDeployOutput(output),
    'slipway.deploy.cancel': cancelDeploy(runs),
    'slipway.cluster.choose': chooseCluster(directory, choice),
    'slipway.cluster.namespace': chooseClusterNamespace(directory, choice),
    'slipway.cluster.connect': connectCluster(directory),
    'slipway.cluster.disconnect': disconnectCluster(directory),
    'slipway.cluster.pin': pinCluster(directory),
    'slipway.cluster.unpin': unpinCluster(directory),
    'slipway.image.build': buildImages(parts),
    'slipway.image.push': pushImages(parts),
    'slipway.image.copyReference': copyImageReference(parts.images),
    'slipway.image.refresh': refreshImages(() => parts.images.restart()),
    'slipway.model.logs': showModelLogs({ ...parts, workloads }),
    'slipway.model.forward': forwardModel({ ...parts, workloads }),
    'slipway.model.stopForward': stopForward(parts.forwards),
    'slipway.lint.workspace': lintWorkspace(parts.problems),
    'slipway.lint.fixAll': fixAll(parts.diagnostics),
    'slipway.log.show': showLog(parts.channel),
  };
}
