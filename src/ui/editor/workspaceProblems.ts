import { CancellationTokenSource, languages, Position, type TextDocument, Uri, workspace } from 'vscode';
import { isAbort } from '../../base/async.ts';
import { errorText } from '../../base/errors.ts';
import { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { LineIndex } from '../../base/text.ts';
import type { LintAnswer, LintService } from '../services.ts';
import { onDidChangeSettings, settingsFor } from '../settings.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isLintable, languageOf, mayBeManifest, workspaceFiles } from './documentKind.ts';
import { lintRequest } from './lintRequest.ts';
import { emptySummary, type LintSummary, withFile } from './lintSummary.ts';
import { toDiagnostic } from './toDiagnostic.ts';

/** How far a check of the workspace has come. */
export interface LintProgress {
  readonly done: number;
  readonly all: number;
}

/** Checks the files of the workspace that are not open and keeps their problems in the list until they are opened. */
export class WorkspaceProblems extends Disposables {
  private readonly service: LintService;
  private readonly diagnostics: Diagnostics;
  private readonly log: Log;
  private readonly collection = this.add(languages.createDiagnosticCollection('slipway.workspace'));
  /** Files of the last check, whose problems are shown again when their editor is closed. */
  private readonly listed = new Set<string>();

  constructor(service: LintService, diagnostics: Diagnostics, log: Log) {
    super();
    this.service = service;
    this.diagnostics = diagnostics;
    this.log = log;
    this.add(workspace.onDidOpenTextDocument(({ uri }) => this.collection.delete(uri)));
    this.add(workspace.onDidCloseTextDocument(({ uri }) => void this.showAgain(uri)));
    this.add(workspace.onDidDeleteFiles(({ files }) => this.forget(files)));
    this.add(onDidChangeSettings(() => this.dropDisabled()));
  }

  /** Checks every file; what was found before the signal aborts stays in the list. */
  async checkAll(report: (progress: LintProgress) => void, signal: AbortSignal): Promise<LintSummary> {
    const files = await foundFiles(signal);
    this.collection.clear();
    this.listed.clear();
    let summary = emptySummary;
    for (const [done, uri] of files.entries()) {
      if (signal.aborted) break;
      report({ done, all: files.length });
      try {
        const answer = await this.check(uri, signal);
        if (answer && answer.kind !== 'other') summary = withFile(summary, answer.findings.map(({ severity }) => severity));
      } catch (error) {
        if (!isAbort(error)) this.log.error(`checking ${uri.toString()} failed`, error);
        summary = { ...summary, failed: summary.failed + 1 };
      }
    }
    return summary;
  }

  /** Checks the files of the last check once more, because something that counts for them has changed. */
  async checkAgain(): Promise<void> {
    for (const uri of [...this.listed]) await this.showAgain(Uri.parse(uri));
  }

  /** What is open is checked by its editor. */
  private async check(uri: Uri, signal?: AbortSignal): Promise<Pick<LintAnswer, 'findings' | 'kind'> | undefined> {
    if (!settingsFor(uri).lintEnabled) return undefined;
    const open = openDocument(uri);
    if (open) return this.diagnostics.fresh(open);
    const text = await readText(uri);
    const language = languageOf(uri.path);
    if (text === undefined || !mayBeManifest(language, text)) return undefined;
    const answer = await this.service.lint(lintRequest(uri, language, text), signal);
    const lines = new LineIndex(text);
    const positionAt = (offset: number): Position => {
      const { line, column } = lines.positionAt(offset);
      return new Position(line, column);
    };
    // Somebody may have opened it meanwhile.
    if (!openDocument(uri)) this.collection.set(uri, answer.findings.map((finding) => toDiagnostic({ uri, positionAt }, finding)));
    this.listed.add(uri.toString());
    return answer;
  }

  private async showAgain(uri: Uri): Promise<void> {
    if (!this.listed.has(uri.toString())) return;
    try {
      await this.check(uri);
    } catch (error) {
      this.log.debug(`${uri.toString()} cannot be checked again: ${errorText(error)}`);
      this.forget([uri]);
    }
  }

  private forget(files: readonly Uri[]): void {
    for (const uri of files) {
      this.listed.delete(uri.toString());
      this.collection.delete(uri);
    }
  }

  private dropDisabled(): void {
    const shown: Uri[] = [];
    this.collection.forEach((uri) => shown.push(uri));
    this.forget(shown.filter((uri) => !settingsFor(uri).lintEnabled));
  }
}

function openDocument(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}

async function foundFiles(signal: AbortSignal): Promise<readonly Uri[]> {
  const source = new CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const found = await workspace.findFiles(workspaceFiles.include, workspaceFiles.exclude, undefined, source.token);
    return found.toSorted((a, b) => a.path.localeCompare(b.path));
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** The text without its byte order mark; undefined for a file that is no text of people. */
async function readText(uri: Uri): Promise<string | undefined> {
  const { size } = await workspace.fs.stat(uri);
  if (!isLintable({ scheme: uri.scheme, path: uri.path, language: languageOf(uri.path), length: size })) return undefined;
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
