import { type Diagnostic, type TextDocument, window, workspace } from 'vscode';
import { isAbort } from '../../base/async.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { LintAnswer, LintService } from '../services.ts';
import { onDidChangeSettings, settingsFor } from '../settings.ts';
import { CheckQueue } from './checkQueue.ts';
import { isLintable } from './documentKind.ts';
import { lintRequestFor, traitsOf } from './lintRequest.ts';
import { toDiagnostic } from './toDiagnostic.ts';
import { UnrepeatedDiagnostics } from './unrepeatedDiagnostics.ts';

/** What was found in one version of a document. */
export interface CheckedDocument extends LintAnswer {
  readonly version: number;
  /** One per finding, in the same order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the open documents and shows what is wrong with them, now and after each change. */
export class Diagnostics extends Disposables {
  private readonly service: LintService;
  private readonly log: Log;
  /** What is shown of the findings. */
  readonly collection = this.add(new UnrepeatedDiagnostics());
  private readonly queue = this.add(new CheckQueue<TextDocument>({ check: (document, signal) => this.check(document, signal), isUrgent: isVisible }));
  private readonly checked = new Map<TextDocument, CheckedDocument>();
  private readonly changed = this.add(new Emitter<TextDocument>());

  /** Fires with a document after it was checked. */
  readonly onDidCheck: Event<TextDocument> = this.changed.event;

  constructor(service: LintService, log: Log) {
    super();
    this.service = service;
    this.log = log;
    this.add(workspace.onDidOpenTextDocument((document) => this.plan(document)));
    this.add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // The event also tells that a document was saved.
      if (contentChanges.length > 0) this.plan(document);
    }));
    this.add(workspace.onDidCloseTextDocument((document) => this.forget(document)));
    this.add(window.onDidChangeVisibleTextEditors(() => this.queue.reorder()));
    this.add(onDidChangeSettings(() => this.checkAgain()));
    this.checkAll();
  }

  /** What was found in the document as it is now; undefined while that is not known. */
  current(document: TextDocument): CheckedDocument | undefined {
    const checked = this.checked.get(document);
    return checked?.version === document.version ? checked : undefined;
  }

  /** The same, and checks the text at once where it has not been checked yet. */
  async fresh(document: TextDocument): Promise<CheckedDocument | undefined> {
    const known = this.current(document);
    if (known) return known;
    if (!isLintable(traitsOf(document))) return undefined;
    await this.queue.now(document);
    return this.current(document);
  }

  /** Checks every open document once more, because something that counts for them has changed. */
  checkAgain(): void {
    this.checked.clear();
    this.checkAll();
  }

  private checkAll(): void {
    const active = window.activeTextEditor?.document;
    for (const document of workspace.textDocuments.toSorted((a, b) => Number(b === active) - Number(a === active))) this.plan(document);
  }

  private plan(document: TextDocument): void {
    if (isLintable(traitsOf(document))) this.queue.changed(document);
    else this.forget(document);
  }

  private forget(document: TextDocument): void {
    this.queue.drop(document);
    this.checked.delete(document);
    this.collection.delete(document.uri);
  }

  private async check(document: TextDocument, signal: AbortSignal): Promise<void> {
    const { version } = document;
    try {
      const answer = await this.answerFor(document, signal);
      // While the linter worked the document may have been edited or closed: then these findings are of another text.
      if (signal.aborted || document.version !== version || document.isClosed) return;
      const diagnostics = this.collection.set(document.uri, answer.findings.map((finding) => toDiagnostic(document, finding)));
      this.checked.set(document, { ...answer, version, diagnostics });
      this.changed.fire(document);
    } catch (error) {
      if (!isAbort(error)) this.log.error(`checking ${document.uri.toString()} failed`, error);
    }
  }

  private async answerFor(document: TextDocument, signal: AbortSignal): Promise<LintAnswer> {
    const request = settingsFor(document.uri).lintEnabled ? lintRequestFor(document) : undefined;
    return request ? this.service.lint(request, signal) : { kind: 'other', findings: [], basis: undefined };
  }
}

function isVisible(document: TextDocument): boolean {
  return window.visibleTextEditors.some((editor) => editor.document === document);
}
