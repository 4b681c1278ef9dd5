import { type TextDocument, Uri, window, workspace } from 'vscode';
import type { Diagnostics } from '../editor/diagnostics.ts';
import { applySafeFixes } from '../editor/safeFixes.ts';
import type { Command } from './command.ts';

/** Applies every safe fix in the document of the address that is given, else in the active editor. */
export function fixAll(diagnostics: Diagnostics): Command {
  return {
    needsTrust: false,
    run: async (argument, { log }) => {
      const document = documentOf(argument);
      if (!document || await applySafeFixes(document, diagnostics)) return;
      log.info(`the text of ${document.uri.toString()} did not rest long enough to be fixed`);
    },
  };
}

function documentOf(argument: unknown): TextDocument | undefined {
  if (!(argument instanceof Uri)) return window.activeTextEditor?.document;
  return workspace.textDocuments.find(({ uri }) => uri.toString() === argument.toString());
}
