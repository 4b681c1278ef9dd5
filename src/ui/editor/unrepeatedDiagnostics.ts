import { type Diagnostic, languages, type Uri } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import { type Repeat, repeatsAmong, type ShownProblem } from '../../core/lint/repeated.ts';
import { onDidChangeSettings, settingsFor } from '../settings.ts';
import { diagnosticCode, diagnosticSource, isSameDiagnostic } from './toDiagnostic.ts';

interface EditorProblem extends ShownProblem {
  readonly diagnostic: Diagnostic;
}

/** What is known of one document. */
interface Checked {
  readonly uri: Uri;
  readonly ours: readonly Diagnostic[];
  /** What other extensions showed when the repeats were worked out. */
  readonly others: readonly Diagnostic[];
  readonly repeats: readonly Repeat<EditorProblem, EditorProblem>[];
}

/**
 * The diagnostics of open documents as people see them: without those that another extension shows as well. Whatever
 * the others show later is compared again.
 */
export class UnrepeatedDiagnostics extends Disposables {
  private readonly collection = this.add(languages.createDiagnosticCollection('slipway'));
  private readonly checked = new Map<string, Checked>();

  constructor() {
    super();
    this.add(languages.onDidChangeDiagnostics(({ uris }) => this.compareAgain(uris)));
    this.add(onDidChangeSettings(() => this.compareAgain([...this.checked.values()].map(({ uri }) => uri))));
  }

  /**
   * Replaces what is known of a document; gives the diagnostics that stand for it from now on. Most keys change none:
   * then the earlier ones stay, and the editor need not draw them all anew.
   */
  set(uri: Uri, found: readonly Diagnostic[]): readonly Diagnostic[] {
    const before = this.checked.get(uri.toString());
    const ours = before && before.ours.length === found.length && before.ours.every((one, index) => isSameDiagnostic(one, found[index])) ? before.ours : found;
    this.show(uri, ours, before);
    return ours;
  }

  delete(uri: Uri): void {
    this.checked.delete(uri.toString());
    this.collection.delete(uri);
  }

  /** The diagnostic of another extension that stands for ours; undefined for one that is shown. */
  shownInstead(uri: Uri, ours: Diagnostic): Diagnostic | undefined {
    return this.checked.get(uri.toString())?.repeats.find((repeat) => repeat.ours.diagnostic === ours)?.other.diagnostic;
  }

  private compareAgain(uris: readonly Uri[]): void {
    for (const uri of uris) {
      const before = this.checked.get(uri.toString());
      if (before) this.show(uri, before.ours, before);
    }
  }

  private show(uri: Uri, ours: readonly Diagnostic[], before: Checked | undefined): void {
    const others = settingsFor(uri).hidesDuplicates ? languages.getDiagnostics(uri).filter((one) => one.source !== diagnosticSource) : [];
    const isUnchanged = before !== undefined && isSame(before.others, others);
    if (isUnchanged && before.ours === ours) return;
    const problems = before && isUnchanged ? before.repeats.map(({ other }) => other) : [];
    const known = new Map(problems.map((problem) => [problem.diagnostic, problem]));
    const repeats = repeatsAmong(ours.map(toProblem), others.map((one) => known.get(one) ?? toProblem(one)), isUnchanged ? before.repeats : []);
    this.checked.set(uri.toString(), { uri, ours, others, repeats });
    const hidden = new Set(repeats.map((repeat) => repeat.ours.diagnostic));
    this.collection.set(uri, ours.filter((one) => !hidden.has(one)));
  }
}

function isSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function toProblem(diagnostic: Diagnostic): EditorProblem {
  const { source = '', message, range } = diagnostic;
  return { source, code: diagnosticCode(diagnostic), message, range, diagnostic };
}
