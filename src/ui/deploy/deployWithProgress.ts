import { commands, l10n, ProgressLocation, window, type WorkspaceFolder } from 'vscode';
import type { DeployPlan, DeployTarget } from '../../core/deploy/plan.ts';
import { signalOf } from '../cancellation.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';
import type { Memory } from '../memory.ts';
import type { DeployRequest, DeployService } from '../services.ts';
import { settingsFor } from '../settings.ts';
import type { DeployOutput } from './deployOutput.ts';
import type { DeployRuns, FinishedDeploy } from './deployRuns.ts';
import { notificationText, overallFraction } from './deployTexts.ts';
import { planWithAnswers } from './planWithAnswers.ts';

/** What carries deploys out and tells of them. */
export interface DeployParts {
  readonly service: DeployService;
  readonly runs: DeployRuns;
  readonly output: DeployOutput;
  readonly keys: ContextKeyWriter;
  /** Keeps answers of the user for this workspace. */
  readonly memory: Memory;
}

/** What is to be done with a folder. */
export interface AskedDeploy {
  readonly folder: WorkspaceFolder;
  readonly target: DeployTarget;
  /** Heads the notification. */
  readonly title: string;
  /** Leaves out what was not asked for. */
  readonly narrow?: (plan: DeployPlan) => DeployPlan;
}

/** The request for a folder with its settings, without target and answers. */
export function requestFor(folder: WorkspaceFolder): Pick<DeployRequest, 'folder' | 'settings'> {
  return { folder: folder.uri.fsPath, settings: settingsFor(folder) };
}

/** All of it under one notification that can be cancelled; undefined when the user backed out before it began. */
export function deployWithProgress(parts: DeployParts, { folder, target, title, narrow = (plan) => plan }: AskedDeploy, outer: AbortSignal): Thenable<FinishedDeploy | undefined> {
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
      return await carryOut(parts, narrow(plan), signal);
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

/** Says that only one thing is made at a time. */
export async function tellRunning(): Promise<void> {
  const showSteps = l10n.t('Show Steps');
  const picked = await window.showInformationMessage(l10n.t('A deploy is running in this window already; wait for it or cancel it.'), showSteps);
  if (picked === showSteps) await commands.executeCommand('slipway.deploy.show');
}
