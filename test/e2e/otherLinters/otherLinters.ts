// Stands in for the extensions of other linters: shows the diagnostics that a recording of theirs holds.
import { commands, Diagnostic, DiagnosticSeverity, type ExtensionContext, languages, Range, Uri } from 'vscode';
import type { RecordedDiagnostic } from './recording.ts';

/** By the number that language servers send, less one. */
const severities = [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Information, DiagnosticSeverity.Hint] as const;

function toDiagnostic({ range, severity, source, code, message }: RecordedDiagnostic): Diagnostic {
  const { start, end } = range;
  const diagnostic = new Diagnostic(new Range(start.line, start.character, end.line, end.character), message, severities[severity - 1]);
  if (source !== undefined) diagnostic.source = source;
  if (code !== undefined) diagnostic.code = code;
  return diagnostic;
}

export function activate(context: ExtensionContext): void {
  const shown = languages.createDiagnosticCollection('slipway-other-linters');
  const replay = (path: string, recorded: readonly RecordedDiagnostic[]): void => shown.set(Uri.file(path), recorded.map(toDiagnostic));
  context.subscriptions.push(shown, commands.registerCommand('slipwayOtherLinters.replay', replay));
}
