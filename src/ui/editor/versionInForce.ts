import type { Localizer } from '../localizer.ts';

/** Which schemas manifests are checked against, and why these: `asked` is the setting, '' for none. */
export function versionInForce(asked: string, used: string, l10n: Localizer): string {
  if (asked === '') return l10n.t('Kubernetes {0}, the newest that Slipway has', used);
  return asked === used ? l10n.t('Kubernetes {0}, from the settings', used) : l10n.t('Kubernetes {0}, because Slipway has no schemas of {1}', used, asked);
}
