import { commands, window } from 'vscode';
import type { Command } from './command.ts';

/** Applies every safe fix in the active editor; the code action provider computes them. */
export function fixAll(): Command {
  return {
    needsTrust: false,
    run: async () => {
      if (!window.activeTextEditor) return;
      await commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.slipway', apply: 'first' });
    },
  };
}
