import { l10n, StatusBarAlignment, window } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';

/** Shows in the status bar where deploys go; a click chooses another place. */
export function showTargetStatus(choice: TargetChoice): Disposables {
  const owned = new Disposables();
  const item = owned.add(window.createStatusBarItem('slipway.target', StatusBarAlignment.Left, 0));
  item.name = l10n.t('Slipway Deploy Target');
  item.command = 'slipway.cluster.choose';
  const draw = (): void => {
    const { current } = choice;
    const place = current ? `${current.cluster} · ${current.namespace}` : l10n.t('no cluster');
    item.text = `$(server-environment) ${place}`;
    item.tooltip = l10n.t('Deploys go here. Click to choose another cluster.');
    item.accessibilityInformation = { label: l10n.t('Slipway deploy target: {0}', place), role: 'button' };
  };
  owned.add(choice.onDidChange(draw));
  draw();
  item.show();
  return owned;
}
