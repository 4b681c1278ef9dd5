import { RelativePattern, Uri, workspace } from 'vscode';
import { workspaceFiles } from './documentKind.ts';

/** More files than these are not read when none of them is open. */
const mostFiles = 2_000;

/** The text of a file on disk that is open in an editor, saved or not. */
export function openText(path: string): string | undefined {
  const key = Uri.file(path).toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key)?.getText();
}

/** The files of a workspace folder that may be linted, without those that the user excludes. */
export async function lintedFiles(folder: string): Promise<readonly string[]> {
  const found = await workspace.findFiles(new RelativePattern(Uri.file(folder), workspaceFiles.include), workspaceFiles.exclude, mostFiles);
  return found.map(({ fsPath }) => fsPath).sort();
}
