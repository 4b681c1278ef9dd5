import type { DocumentFilter, TextDocument } from 'vscode';
import type { LintRequest } from '../services.ts';
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
  return { path: lintPath(traits), language: document.languageId, text, kubernetesVersion: settingsFor(document.uri).kubernetesVersion };
}
