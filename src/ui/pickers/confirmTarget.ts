import { l10n, window } from 'vscode';
import type { DeployTarget } from '../../core/deploy/plan.ts';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { chooseNamespace, chooseTarget } from './chooseTarget.ts';

/**
 * The remembered target after the user said yes to it, or another one: nobody deploys to yesterday's cluster by habit.
 * Undefined when the user backs out.
 */
export async function confirmTarget(directory: ClusterDirectory, choice: TargetChoice, signal: AbortSignal): Promise<DeployTarget | undefined> {
  const { current } = choice;
  if (!current) return chooseTarget(directory, choice, signal);
  const answers = [
    { label: l10n.t('$(rocket) Deploy to {0} · {1}', current.cluster, current.namespace), act: () => Promise.resolve<DeployTarget | undefined>(current) },
    { label: l10n.t('$(symbol-namespace) Choose another namespace…'), act: () => chooseNamespace(directory, choice, { name: current.cluster, namespace: current.namespace }) },
    { label: l10n.t('$(server-environment) Choose another cluster…'), act: () => chooseTarget(directory, choice, signal) },
  ];
  const picked = await window.showQuickPick(answers, { title: l10n.t('Slipway: Deploy Workspace'), placeHolder: l10n.t('Where to deploy?'), ignoreFocusOut: true });
  return picked?.act();
}
