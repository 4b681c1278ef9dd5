import { type DocumentFilter, type TextDocument, Uri, workspace } from 'vscode';
import type { LintPlace, LintRequest } from '../services.ts';
import { settingsFor } from '../settings.ts';
import { type DocumentTraits, isLintable, lintPath, mayBeManifest } from './documentKind.ts';

/** Every language whose documents may concern the linter; plain texts because of names such as `Dockerfile.gpu`. */
export const lintedLanguages: readonly DocumentFilter[] = ['dockerfile', 'yaml', 'dockercompose', 'json', 'jsonc', 'plaintext'].map((language) => ({ language }));

/** What decides whether a document concerns the linter. */
export function traitsOf(document: TextDocument): DocumentTraits {
  return { scheme: document.uri.scheme, path: document.uri.path, language: document.languageId, length: document.lineCount === 0 ? 0 : document.offsetAt(document.lineAt(document.lineCount - 1).range.end) };
}

/** What the linter is asked about a document; undefined for one that does not concern it. */
export function lintRequestFor(document: TextDocument): LintRequest | undefined {
  const traits = traitsOf(document);
  const text = isLintable(traits) ? document.getText() : '';
  if (text === '' || !mayBeManifest(document.languageId, text)) return undefined;
  return lintRequest(document.uri, document.languageId, text);
}

/** What the linter is asked about a text, open or not. */
export function lintRequest(uri: Uri, language: string, text: string): LintRequest {
  return { path: lintPath({ path: uri.path, language }), language, text, place: placeOf(uri), kubernetesVersion: settingsFor(uri).kubernetesVersion };
}

/** A file outside of the workspace stands in the folder it is in. */
function placeOf(uri: Uri): LintPlace | undefined {
  if (uri.scheme !== 'file') return undefined;
  const folder = workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..');
  return { file: uri.fsPath, folder: folder.fsPath };
}
