import type { Span } from '../../base/text.ts';
import { type ExplainedRule, explainedRules } from './explainedRules.ts';
import type { Finding, Fix, RelatedPlace, Severity } from './finding.ts';
import { numberedFingerprints } from './fingerprint.ts';
import { type Region, regionsOf } from './place.ts';
import { type CheckedFile, type LintReport, reportedFiles } from './report.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** Where relative addresses start; the reader decides which folder that is. */
const base = '%SRCROOT%';

type RegionOf = (span: Span) => Region;

/** Everything that results refer to: the rules by id, and the text of every checked file by its name. */
interface Lookup {
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, CheckedFile>;
}

/**
 * The report as a SARIF 2.1.0 log with one run. Regions count lines and UTF-16 columns from 1, ends are exclusive,
 * addresses are relative. `version` is that of the program.
 */
export function reportSarif(report: LintReport, version: string): string {
  const rules = explainedRules();
  const files = reportedFiles(report);
  const lookup: Lookup = { ruleIndex: new Map(rules.map(({ id }, index) => [id, index])), files: new Map(files.map((file) => [file.file, file])) };
  const run = {
    tool: { driver: { name: 'Slipway', version, semanticVersion: version, rules: rules.map(describeRule) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{
      executionSuccessful: report.failures.length === 0,
      toolExecutionNotifications: report.failures.map((text) => ({ level: 'error', message: { text } })),
    }],
    results: files.flatMap((file) => resultsOf(file, lookup)),
  };
  return JSON.stringify({ $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json', version: '2.1.0', runs: [run] }, undefined, 2);
}

function describeRule({ id, severity, summary, why, sources, concerns }: ExplainedRule): object {
  const markdown = `${why}\n\n${sources.map((source) => `- <${source}>`).join('\n')}`;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n${sources.join('\n')}`, markdown },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: concerns },
  };
}

function resultsOf(file: CheckedFile, lookup: Lookup): readonly object[] {
  if (file.findings.length === 0) return [];
  const regionOf = regionsOf(file.text);
  const prints = numberedFingerprints(file.text, file.findings);
  return file.findings.map((finding, index) => {
    const fixes = finding.fixes?.() ?? [];
    const print = prints[index];
    const ruleIndex = lookup.ruleIndex.get(finding.rule);
    return {
      ruleId: finding.rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: levels[finding.severity],
      message: { text: finding.message },
      locations: [{ physicalLocation: { artifactLocation: addressOf(file.file), region: regionIn(finding.span, regionOf) } }],
      ...(print && { partialFingerprints: { primaryLocationLineHash: `${print.hash}:${print.number}` } }),
      ...relatedLocations(finding, file, lookup),
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => describeFix(fix, file.file, regionOf)) }),
    };
  });
}

function relatedLocations({ related = [] }: Finding, file: CheckedFile, lookup: Lookup): object {
  if (related.length === 0) return {};
  return { relatedLocations: related.map((place, id) => ({ id, message: { text: place.message }, physicalLocation: locationOf(place, file, lookup) })) };
}

/** A place in a file that was not checked has no region: its lines are not known here. */
function locationOf(place: RelatedPlace, file: CheckedFile, lookup: Lookup): object {
  const where = place.file === undefined ? file : lookup.files.get(place.file);
  return { artifactLocation: addressOf(place.file ?? file.file), ...(where && { region: regionIn(place.span, regionsOf(where.text)) }) };
}

function describeFix(fix: Fix, file: string, regionOf: RegionOf): object {
  const replacements = fix.edits.map((edit) => ({ deletedRegion: regionIn(edit, regionOf), ...(edit.text !== '' && { insertedContent: { text: edit.text } }) }));
  return { description: { text: fix.title }, artifactChanges: [{ artifactLocation: addressOf(file), replacements }] };
}

function regionIn(span: Span, regionOf: RegionOf): object {
  const { start, end } = regionOf(span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function addressOf(file: string): object {
  return { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: base };
}
