import { CodeAction, CodeActionKind, Position, Range, Uri, WorkspaceEdit } from 'vscode';
import { LineIndex } from '../../base/text.ts';
import type { ConfigurationFix } from '../../core/assist/configurationFixes.ts';

/** Changes or makes a configuration and shows it, with the cursor where the reason is to be written. */
export function configurationAction({ title, path, text, edits, reasonAt }: ConfigurationFix): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  const uri = Uri.file(path);
  const edit = new WorkspaceEdit();
  if (text === undefined) edit.createFile(uri, { ignoreIfExists: true });
  const lines = new LineIndex(text ?? '');
  const at = (offset: number): Position => {
    const { line, column } = lines.positionAt(offset);
    return new Position(line, column);
  };
  for (const { start, end, text: written } of edits) edit.replace(uri, new Range(at(start), at(end)), written);
  action.edit = edit;
  const cursor = reasonAt && new Position(reasonAt.line, reasonAt.column);
  action.command = { title, command: 'vscode.open', arguments: [uri, cursor ? { selection: new Range(cursor, cursor) } : {}] };
  return action;
}
