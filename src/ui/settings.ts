import { type ConfigurationScope, workspace } from 'vscode';
import { onDispose } from '../base/lifecycle.ts';
import type { Event } from '../base/event.ts';
import { readSettings, type Settings } from '../core/settings.ts';

/** The settings as they are in force for a file or folder, or for the window. */
export function settingsFor(scope?: ConfigurationScope): Settings {
  const configuration = workspace.getConfiguration('slipway', scope);
  return readSettings((key) => configuration.get<unknown>(key));
}

/** Fires after the user changed any setting of Slipway. */
export const onDidChangeSettings: Event<undefined> = (listener) => {
  const subscription = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('slipway')) listener(undefined);
  });
  return onDispose(() => subscription.dispose());
};
