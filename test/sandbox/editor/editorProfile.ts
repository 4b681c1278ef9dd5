import { mkdirSync, writeFileSync } from 'node:fs';
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
  'git.blame.statusBarItem.enabled': false,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
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

/** What differs between profiles. */
export interface EditorProfileOptions {
  /** Machine settings, which no workspace can override. */
  readonly machine?: Readonly<Record<string, unknown>>;
  /** A folder of installed extensions to use instead of an own one. */
  readonly extensions?: string;
}

/** Prepares the folders and settings of an editor in `folder`; what is there already stays. */
export function editorProfile(folder: string, options: EditorProfileOptions = {}): EditorProfile {
  const profile = { folder, userData: join(folder, 'user-data'), extensions: options.extensions ?? join(folder, 'extensions') };
  for (const name of ['User', 'Machine']) mkdirSync(join(profile.userData, name), { recursive: true });
  mkdirSync(profile.extensions, { recursive: true });
  writeFileSync(join(profile.userData, 'User', 'settings.json'), JSON.stringify(quiet, null, 2));
  writeFileSync(join(profile.userData, 'Machine', 'settings.json'), JSON.stringify(options.machine ?? {}, null, 2));
  writeFileSync(join(folder, 'config.yaml'), 'auth: none\n');
  return profile;
}
