import { type TextDocument, workspace } from 'vscode';
import { safeEdits } from '../../core/lint/safeEdits.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isLintable } from './documentKind.ts';
import { workspaceEdit } from './fixAction.ts';
import { traitsOf } from './lintRequest.ts';

/** How often it is tried while somebody goes on typing. */
const mostAttempts = 5;

/** What became of a text: `restless` where it was typed into all the time. */
export type FixOutcome = 'fixed' | 'nothing' | 'restless';

/**
 * Applies every safe fix to a document. Edits are made for one version of a text and would damage any other, so the
 * editor is asked to take them for that version only, and they are made anew where somebody typed in between.
 */
export async function applySafeFixes(document: TextDocument, diagnostics: Diagnostics): Promise<FixOutcome> {
  if (!isLintable(traitsOf(document))) return 'nothing';
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const checked = await diagnostics.fresh(document);
    const edits = safeEdits(checked?.findings ?? []);
    if (checked && edits.length === 0) return 'nothing';
    // `applyEdit` sends the version that the document has in this moment, and refuses where the editor has another.
    if (checked?.version === document.version && await workspace.applyEdit(workspaceEdit(document, edits))) return 'fixed';
  }
  return 'restless';
}
