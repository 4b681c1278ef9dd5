import type { TargetVersion } from '../../core/lint/targetVersion.ts';
import type { Localizer } from '../localizer.ts';

/** Which schemas manifests are checked against, and why these. */
export function versionInForce({ used, asked, source, name = '' }: TargetVersion, l10n: Localizer): string {
  if (source === 'cluster') return asked === used ? l10n.t('Kubernetes {0}, as the cluster {1} runs it', used, name) : l10n.t('Kubernetes {0}, because Slipway has no schemas of {1}, which the cluster {2} runs', used, asked, name);
  if (asked !== '' && asked !== used) return l10n.t('Kubernetes {0}, because Slipway has no schemas of {1}', used, asked);
  if (source === 'setting') return l10n.t('Kubernetes {0}, from the settings', used);
  return source === 'configuration' ? l10n.t('Kubernetes {0}, from .slipway.yaml', used) : l10n.t('Kubernetes {0}, the newest that Slipway has', used);
}

/** How many kinds the workspace itself defines for a text; '' for none. */
export function ownKindsText(count: number, l10n: Localizer): string {
  if (count === 0) return '';
  return count === 1 ? l10n.t('1 kind defined in this workspace') : l10n.t('{0} kinds defined in this workspace', count);
}
