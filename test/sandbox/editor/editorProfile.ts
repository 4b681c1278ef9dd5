import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of one editor that shares nothing with another one, nor with an editor of the machine. */
export interface EditorProfile {
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
}

/** What a newcomer's editor opens by itself and Slipway has nothing to do with. */
const quiet = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.banner': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.colorTheme': 'Default Dark Modern',
} as const;

/**
 * Prepares an editor's folders. `machine` goes into its machine settings, which no workspace can override; `fresh`
 * empties the folder first.
 */
export function editorProfile(folder: string, options: { readonly machine?: Readonly<Record<string, unknown>>; readonly fresh?: boolean } = {}): EditorProfile {
  if (options.fresh) rmSync(folder, { recursive: true, force: true });
  const profile = { folder, userData: join(folder, 'user-data'), extensions: join(folder, 'extensions') };
  for (const name of ['User', 'Machine']) mkdirSync(join(profile.userData, name), { recursive: true });
  mkdirSync(profile.extensions, { recursive: true });
  writeFileSync(join(profile.userData, 'User', 'settings.json'), JSON.stringify(quiet, null, 2));
  writeFileSync(join(profile.userData, 'Machine', 'settings.json'), JSON.stringify(options.machine ?? {}, null, 2));
  writeFileSync(join(folder, 'config.yaml'), 'auth: none\n');
  return profile;
}
