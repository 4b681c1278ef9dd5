import { commands, l10n, window, type WorkspaceFolder } from 'vscode';
import type { DeployPlan } from '../../core/deploy/plan.ts';
import { nowhere, planUntil } from '../../core/deploy/planUntil.ts';
import type { DeployState } from '../../protocol/deployView.ts';
import { type DeployParts, deployWithProgress, tellRunning } from '../deploy/deployWithProgress.ts';
import { pickFolder } from '../pickers/pickFolder.ts';
import { logProblem } from '../problems.ts';
import type { Command } from './command.ts';

/** Makes the images of the open folder as a deploy would, and ends with their build or with their push. */
export function imagesCommand(parts: DeployParts, last: 'build' | 'push'): Command {
  return {
    needsTrust: true,
    run: async (_argument, { log, signal }) => {
      if (parts.runs.isRunning) return void tellRunning();
      const folder = await pickFolder();
      if (!folder) return;
      const asked = { folder, target: nowhere, title: titleOf(folder, last), narrow: (plan: DeployPlan) => planUntil(plan, last) };
      const finished = await deployWithProgress(parts, asked, signal);
      if (finished?.error) logProblem(finished.error, log);
      // The command is over when the images are made; the toast may wait for its click much longer.
      if (finished) void tellOutcome(finished.state);
    },
  };
}

function titleOf(folder: WorkspaceFolder, last: 'build' | 'push'): string {
  return last === 'build' ? l10n.t('Building the images of {0}', folder.name) : l10n.t('Pushing the images of {0}', folder.name);
}

async function tellOutcome({ result, summary }: DeployState): Promise<void> {
  if (result === 'cancelled') return void window.setStatusBarMessage(summary, 8000);
  const showOutput = l10n.t('Show Output');
  const picked = result === 'done' ? await window.showInformationMessage(summary, showOutput) : await window.showErrorMessage(summary, showOutput);
  if (picked === showOutput) await commands.executeCommand('slipway.deploy.output');
}
