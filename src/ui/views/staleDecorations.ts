import { type Disposable, ThemeColor, window } from 'vscode';

/** Rows whose connection is lost carry a resource of this scheme; its decoration draws their label grey. */
export const staleScheme = 'slipway-stale';

/** Greys the labels of stale rows while it is registered. */
export function registerStaleDecorations(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === staleScheme ? { color: new ThemeColor('disabledForeground') } : undefined),
  });
}
