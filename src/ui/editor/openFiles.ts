import { RelativePattern, Uri, workspace } from 'vscode';
import { definitionFiles } from './documentKind.ts';

/** More files than these are not searched for definitions. */
const mostFiles = 2_000;

/** The text of a file on disk that is open in an editor, saved or not. */
export function openText(path: string): string | undefined {
  const key = Uri.file(path).toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key)?.getText();
}

/** The YAML files of a workspace folder, without those that the user excludes. */
export async function yamlFiles(folder: string): Promise<readonly string[]> {
  const found = await workspace.findFiles(new RelativePattern(Uri.file(folder), definitionFiles.include), definitionFiles.exclude, mostFiles);
  return found.map(({ fsPath }) => fsPath).sort();
}
