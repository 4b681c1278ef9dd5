import { CodeAction, CodeActionKind, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Fix, TextEdit } from '../../core/lint/finding.ts';
import { toRange } from './toDiagnostic.ts';

/** Offers a fix for what is underlined. */
export function fixAction(document: TextDocument, { title, edits }: Pick<Fix, 'title' | 'edits'>): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = workspaceEdit(document, edits);
  return action;
}

/** Edits of a text as the editor takes them. They are of the version that the document has now. */
export function workspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  return edit;
}
