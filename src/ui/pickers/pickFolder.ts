import { l10n, window, workspace, type WorkspaceFolder } from 'vscode';
import { AppError } from '../../base/errors.ts';

/** The folder to work on: the only one, or the one the user picks; undefined when the user backs out. */
export async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new AppError('nothingToDeploy', { folder: l10n.t('This window') });
  const [only] = folders;
  if (folders.length === 1 && only) return only;
  const current = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  const items = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder }));
  const sorted = items.toSorted((a, b) => Number(b.folder === current) - Number(a.folder === current));
  const picked = await window.showQuickPick(sorted, { title: l10n.t('Slipway: Folder to deploy'), placeHolder: l10n.t('Choose the folder to build and deploy'), ignoreFocusOut: true });
  return picked?.folder;
}
