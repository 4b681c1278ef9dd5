import type { ExtensionContext } from 'vscode';
import { compose } from './compose.ts';

/** Called once by the editor. Registers everything and contacts nothing, so it takes milliseconds. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(compose(context));
}

/** Everything is released through the subscriptions of the context. */
export function deactivate(): void {
  return undefined;
}
