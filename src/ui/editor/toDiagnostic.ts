import { Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, extensions, Location, Position, Range, Uri } from 'vscode';
import type { Span } from '../../base/text.ts';
import type { Finding, RelatedPlace, Severity } from '../../core/lint/finding.ts';
import { extensionId } from '../contributions.ts';

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

/** Where this extension is, with the pages about the rules. */
const installed = extensions.getExtension(extensionId)?.extensionUri;

/** What every diagnostic of ours names as its source. */
export const diagnosticSource = 'slipway';

/** The id of the rule, or whatever another extension has in its place; '' for none. */
export function diagnosticCode({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code ?? '');
}

/**
 * A finding as the editor shows it. Its id opens the page about the rule, which comes with the extension, so that it can
 * be read without a network; package.json makes the editor show such pages as previews.
 */
export function toDiagnostic(document: PlacedText, finding: Finding): Diagnostic {
  const diagnostic = new Diagnostic(toRange(document, finding.span), finding.message, severities[finding.severity]);
  diagnostic.source = diagnosticSource;
  const target = pageOf(finding.rule);
  diagnostic.code = target ? { value: finding.rule, target } : finding.rule;
  if (finding.tags) diagnostic.tags = finding.tags.map((tag) => (tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary));
  if (finding.related) diagnostic.relatedInformation = finding.related.map((place) => relatedInformation(document, place));
  return diagnostic;
}

/** The page about a rule; the rules of a reader, such as `schema/type`, share one. Undefined in a window without the extension's files. */
export function pageOf(rule: string): Uri | undefined {
  const page = pages.get(rule) ?? (installed && Uri.joinPath(installed, 'docs', 'rules', `${rule.split('/')[0] ?? rule}.md`));
  if (page) pages.set(rule, page);
  return page;
}

/** A long file has thousands of findings after each key, of few rules. */
const pages = new Map<string, Uri>();

/** True where nobody could tell the two from each other. */
export function isSameDiagnostic(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (!b) return false;
  const [ofA, ofB] = [a.relatedInformation ?? [], b.relatedInformation ?? []];
  return a.range.isEqual(b.range) && a.message === b.message && a.severity === b.severity && diagnosticCode(a) === diagnosticCode(b) && ofA.length === ofB.length
    && ofA.every(({ location, message }, index) => message === ofB[index]?.message && location.range.isEqual(ofB[index].location.range) && location.uri.toString() === ofB[index].location.uri.toString());
}

function relatedInformation(document: PlacedText, { file, span, position = { line: 0, column: 0 }, message }: RelatedPlace): DiagnosticRelatedInformation {
  const there = new Position(position.line, position.column);
  // The linter knows a file by the path of its address.
  const location = file === undefined ? new Location(document.uri, toRange(document, span)) : new Location(document.uri.with({ path: file }), new Range(there, there));
  return new DiagnosticRelatedInformation(location, message);
}
