import { commands, l10n, window } from 'vscode';
import type { DeployTarget } from '../../core/deploy/plan.ts';
import { nowhere } from '../../core/deploy/planUntil.ts';
import type { DeployState } from '../../protocol/deployView.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { type DeployParts, deployWithProgress, requestFor, tellRunning } from '../deploy/deployWithProgress.ts';
import { confirmTarget } from '../pickers/confirmTarget.ts';
import { pickFolder } from '../pickers/pickFolder.ts';
import { logProblem } from '../problems.ts';
import type { Command } from './command.ts';

interface Parts extends DeployParts {
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
}

/**
 * Builds, pushes and deploys the open folder. Called with `{cluster, namespace}` it asks for no target; that is for key
 * bindings.
 */
export function deployWorkspace(parts: Parts): Command {
  return {
    needsTrust: true,
    run: async (argument, { log, signal }) => {
      if (parts.runs.isRunning) return void tellRunning();
      const folder = await pickFolder();
      if (!folder) return;
      // What is wrong with the folder itself is said before anything is asked.
      await parts.service.plan({ ...requestFor(folder), target: nowhere, answers: {} }, signal);
      const target = givenTarget(argument) ?? (await confirmTarget(parts.directory, parts.choice, signal));
      if (!target) return;
      parts.directory.connect(target.cluster);
      const title = l10n.t('Deploying {0} to {1} · {2}', folder.name, target.cluster, target.namespace);
      const finished = await deployWithProgress(parts, { folder, target, title }, signal);
      if (finished?.error) logProblem(finished.error, log);
      // The command is over when the deploy is; the toast may wait for its click much longer.
      if (finished) void tellOutcome(finished.state);
    },
  };
}

async function tellOutcome(state: DeployState): Promise<void> {
  const showOutput = { title: l10n.t('Show Output'), command: 'slipway.deploy.output' };
  const forward = { title: l10n.t('Forward Port'), command: 'slipway.model.forward' };
  const showSteps = { title: l10n.t('Show Steps'), command: 'slipway.deploy.show' };
  if (state.result === 'cancelled') return void window.setStatusBarMessage(state.summary, 8000);
  const picked =
    state.result === 'done'
      ? await window.showInformationMessage(state.summary, forward, showOutput)
      : await window.showErrorMessage(state.summary, showSteps, showOutput);
  if (picked) await commands.executeCommand(picked.command);
}

function givenTarget(argument: unknown): DeployTarget | undefined {
  if (typeof argument !== 'object' || argument === null || !('cluster' in argument) || !('namespace' in argument)) return undefined;
  const { cluster, namespace } = argument;
  return typeof cluster === 'string' && typeof namespace === 'string' ? { cluster, namespace } : undefined;
}
