import { l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import type { Diagnostics } from '../editor/diagnostics.ts';
import { applySafeFixes, type FixOutcome } from '../editor/safeFixes.ts';
import type { Command } from './command.ts';

/** Applies every safe fix in the document of the address that is given, as a save gives one, else in the active editor. */
export function fixAll(diagnostics: Diagnostics): Command {
  return {
    needsTrust: false,
    run: async (argument, { log }) => {
      const document = documentOf(argument);
      if (!document) return;
      const outcome = await applySafeFixes(document, diagnostics);
      if (outcome === 'restless') log.info(`the text of ${document.uri.toString()} did not rest long enough to be fixed`);
      if (!(argument instanceof Uri)) tell(outcome);
    },
  };
}

function documentOf(argument: unknown): TextDocument | undefined {
  if (!(argument instanceof Uri)) return window.activeTextEditor?.document;
  return workspace.textDocuments.find(({ uri }) => uri.toString() === argument.toString());
}

/** Nobody who asked sees otherwise why nothing happened. */
function tell(outcome: FixOutcome): void {
  if (outcome === 'nothing') window.setStatusBarMessage(l10n.t('Slipway: no problem here has a fix that keeps the meaning.'), 5000);
  if (outcome === 'restless') window.setStatusBarMessage(l10n.t('Slipway: the text changed all the time; try again.'), 5000);
}
