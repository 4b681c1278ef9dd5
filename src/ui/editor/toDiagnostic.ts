import { Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, Position, Range, type Uri } from 'vscode';
import type { Span } from '../../base/text.ts';
import type { Finding, RelatedPlace, Severity } from '../../core/lint/finding.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A text whose offsets can be told as positions: an open document, or a file that was only read. */
export interface PlacedText {
  readonly uri: Uri;
  positionAt(offset: number): Position;
}

/** The range of a span in a document; offsets are UTF-16 on both sides. */
export function toRange(document: PlacedText, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** A finding as the editor shows it. */
export function toDiagnostic(document: PlacedText, finding: Finding): Diagnostic {
  const diagnostic = new Diagnostic(toRange(document, finding.span), finding.message, severities[finding.severity]);
  diagnostic.source = 'slipway';
  diagnostic.code = finding.rule;
  if (finding.tags) diagnostic.tags = finding.tags.map((tag) => (tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary));
  if (finding.related) diagnostic.relatedInformation = finding.related.map((place) => relatedInformation(document, place));
  return diagnostic;
}

function relatedInformation(document: PlacedText, { file, span, position = { line: 0, column: 0 }, message }: RelatedPlace): DiagnosticRelatedInformation {
  const there = new Position(position.line, position.column);
  // The linter knows a file by the path of its address.
  const location = file === undefined ? new Location(document.uri, toRange(document, span)) : new Location(document.uri.with({ path: file }), new Range(there, there));
  return new DiagnosticRelatedInformation(location, message);
}
