import { commands, l10n, ProgressLocation, window, type WorkspaceFolder } from 'vscode';
import type { DeployPlan, DeployTarget } from '../../core/deploy/plan.ts';
import type { DeployState } from '../../protocol/deployView.ts';
import { signalOf } from '../cancellation.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';
import type { DeployOutput } from '../deploy/deployOutput.ts';
import type { DeployRuns, FinishedDeploy } from '../deploy/deployRuns.ts';
import { notificationText, overallFraction } from '../deploy/deployTexts.ts';
import { planWithAnswers } from '../deploy/planWithAnswers.ts';
import { confirmTarget } from '../pickers/confirmTarget.ts';
import { pickFolder } from '../pickers/pickFolder.ts';
import type { Memory } from '../memory.ts';
import type { DeployService, DeployRequest } from '../services.ts';
import { logProblem } from '../problems.ts';
import { settingsFor } from '../settings.ts';
import type { Command } from './command.ts';

export interface DeployParts {
  readonly service: DeployService;
  readonly runs: DeployRuns;
  readonly output: DeployOutput;
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
  readonly keys: ContextKeyWriter;
  /** Keeps answers of the user for this workspace. */
  readonly memory: Memory;
}

/**
 * Builds, pushes and deploys the open folder. Called with `{cluster, namespace}` it asks for no target; that is for key
 * bindings.
 */
export function deployWorkspace(parts: DeployParts): Command {
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
      const finished = await deployWithProgress(parts, folder, target, signal);
      if (finished?.error) logProblem(finished.error, log);
      // The command is over when the deploy is; the toast may wait for its click much longer.
      if (finished) void tellOutcome(finished.state);
    },
  };
}

/** Stands for the target while it is not chosen; nothing is contacted with it. */
const nowhere: DeployTarget = { cluster: '', namespace: 'default' };

function requestFor(folder: WorkspaceFolder): Pick<DeployRequest, 'folder' | 'settings'> {
  return { folder: folder.uri.fsPath, settings: settingsFor(folder) };
}

/** The whole deploy under one notification that names the target and can be cancelled. */
function deployWithProgress(parts: DeployParts, folder: WorkspaceFolder, target: DeployTarget, outer: AbortSignal): Thenable<FinishedDeploy | undefined> {
  const title = l10n.t('Deploying {0} to {1} · {2}', folder.name, target.cluster, target.namespace);
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const signal = signalOf(token, outer);
    progress.report({ message: l10n.t('reading the workspace') });
    const plan = await planWithAnswers(parts.service, { ...requestFor(folder), target }, parts.memory, signal);
    if (!plan || signal.aborted) return undefined;
    let reported = 0;
    const following = parts.runs.onDidChange((state) => {
      const fraction = overallFraction(state);
      progress.report({ message: notificationText(state, l10n), increment: Math.max(0, fraction - reported) * 100 });
      reported = Math.max(reported, fraction);
    });
    try {
      return await carryOut(parts, plan, signal);
    } finally {
      following.dispose();
    }
  });
}

async function carryOut({ runs, output, keys }: DeployParts, plan: DeployPlan, signal: AbortSignal): Promise<FinishedDeploy> {
  keys.set('slipway.deploying', true);
  output.begin(plan);
  try {
    const finished = await runs.start(plan, signal);
    output.end(finished.state.summary, finished.state.details);
    return finished;
  } finally {
    keys.set('slipway.deploying', false);
  }
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

async function tellRunning(): Promise<void> {
  const showSteps = l10n.t('Show Steps');
  const picked = await window.showInformationMessage(l10n.t('A deploy is running in this window already; wait for it or cancel it.'), showSteps);
  if (picked === showSteps) await commands.executeCommand('slipway.deploy.show');
}

function givenTarget(argument: unknown): DeployTarget | undefined {
  if (typeof argument !== 'object' || argument === null || !('cluster' in argument) || !('namespace' in argument)) return undefined;
  const { cluster, namespace } = argument;
  return typeof cluster === 'string' && typeof namespace === 'string' ? { cluster, namespace } : undefined;
}
