import { l10n, LanguageStatusSeverity, languages, type TextDocument, window } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import type { LintBasis } from '../services.ts';
import { settingsFor } from '../settings.ts';
import type { Diagnostics } from './diagnostics.ts';
import { ownKindsText, versionInForce } from './versionInForce.ts';

/** Says beside the language of the active editor what Slipway thinks of the file and which version it checks against. */
export function showLintStatus(diagnostics: Diagnostics): Disposables {
  const owned = new Disposables();
  const item = owned.add(languages.createLanguageStatusItem('slipway.lint', [{ language: 'yaml' }, { language: 'dockerfile' }, { language: 'json' }, { pattern: '**/*requirements*.{txt,in}' }]));
  item.name = 'Slipway';
  item.command = { title: l10n.t('Show Log'), command: 'slipway.log.show' };
  const draw = (document: TextDocument | undefined): void => {
    const checked = document && diagnostics.current(document);
    const errors = checked?.findings.filter((finding) => finding.severity === 'error').length ?? 0;
    item.severity = errors > 0 ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = statusText(settingsFor(document?.uri).lintEnabled, checked?.basis, checked?.findings.length);
    item.detail = checked?.basis ? [versionInForce(checked.basis.target, l10n), ownKindsText(checked.basis.ownKinds, l10n)].filter((text) => text !== '').join(' · ') : '';
  };
  owned.add(diagnostics.onDidCheck((document) => {
    if (document === window.activeTextEditor?.document) draw(document);
  }));
  owned.add(window.onDidChangeActiveTextEditor((editor) => draw(editor?.document)));
  draw(window.activeTextEditor?.document);
  return owned;
}

function statusText(isEnabled: boolean, basis: LintBasis | undefined, problems: number | undefined): string {
  if (!isEnabled) return l10n.t('Slipway: checking is switched off');
  if (basis?.ignored) return l10n.t('Slipway: not checked, because .slipway.yaml leaves this file out');
  if (problems === undefined || problems === 0) return l10n.t('Slipway: no problems');
  return problems === 1 ? l10n.t('Slipway: 1 problem') : l10n.t('Slipway: {0} problems', problems);
}
