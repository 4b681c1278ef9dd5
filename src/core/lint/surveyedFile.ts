import { onceFor } from '../../base/onceFor.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import { newlinesIn, type Span } from '../../base/text.ts';
import { lintDockerfile } from '../dockerfile/lintDockerfile.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import { lintRequirements } from '../python/lintRequirements.ts';
import { parseRequirements } from '../python/parseRequirements.ts';
import { type Answered, holdIn, listened } from '../workspace/answers.ts';
import { type FileFacts, factless } from '../workspace/facts.ts';
import { placedObjects } from '../workspace/readFacts.ts';
import { isKustomization, readImage, readKustomization, readRequirements } from '../workspace/readFile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { extentAt } from '../yaml/extentAt.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import { type DocumentResult, judged } from './documentResult.ts';
import { withoutEchoes } from './echoes.ts';
import type { FileKind } from './fileKind.ts';
import type { Finding, Fix } from './finding.ts';
import { rootCauses, type RuleFinding, withFindings } from './rootCauses.ts';
import type { RulesInForce } from './rulesInForce.ts';
import { mentionsSuppressions } from './readSuppressions.ts';
import { runFileRules, runWorkspaceRules } from './runRules.ts';
import { withoutSuppressed } from './suppressions.ts';

/** A file to lint. `path` decides about Dockerfiles and compose files and is how results are kept. */
export interface LintInput {
  readonly path: string;
  readonly text: string;
}

/** What a file is and everything that is wrong with it, in the order of the text. */
export interface LintResult {
  readonly kind: FileKind;
  readonly findings: readonly Finding[];
}

/** A file that was read: what others may know of it, and its findings once the others are known. */
export interface SurveyedFile {
  readonly kind: FileKind;
  readonly facts: FileFacts;
  finish(workspace: Workspace): LintResult;
  /** The same in steps. */
  finishSteps(workspace: Workspace): Steps<LintResult>;
}

/** A Dockerfile; what its comments suppress is left out. */
export function surveyDockerfile({ path, text }: LintInput, { dockerfile, off }: Pick<RulesInForce, 'dockerfile' | 'off'>): SurveyedFile {
  const file = parseDockerfile(text);
  return surveyed('dockerfile', { ...factless(path), image: readImage(file) }, (workspace) => lintDockerfile(file, dockerfile, { path, workspace }, off));
}

/** A requirements file of Python; what its comments suppress is left out. */
export function surveyRequirements({ path, text }: LintInput, { requirements, off }: Pick<RulesInForce, 'requirements' | 'off'>): SurveyedFile {
  const file = parseRequirements(text);
  const findings = lintRequirements(file, requirements, off);
  return surveyed('requirements', { ...factless(path), requirements: readRequirements(path, file) }, () => findings);
}

/** A file that is not linted; of a kustomization others need to know what it changes. */
export function surveyOther({ path, text }: LintInput): SurveyedFile {
  const kustomization = isKustomization(path) ? readKustomization(text) : undefined;
  return surveyed('other', { ...factless(path), kustomization }, () => []);
}

/** Works in steps where there may be much to judge. */
type Judge = (workspace: Workspace) => readonly Finding[] | Steps<readonly Finding[]>;

function surveyed(kind: FileKind, facts: FileFacts, judge: Judge): SurveyedFile {
  const steps = (workspace: Workspace): Steps<LintResult> => finishSteps(kind, judge, workspace);
  return { kind, facts, finishSteps: steps, finish: (workspace) => atOnce(steps(workspace)) };
}

function* finishSteps(kind: FileKind, judge: Judge, workspace: Workspace): Steps<LintResult> {
  const findings = judge(workspace);
  return { kind, findings: 'next' in findings ? yield* findings : findings };
}

interface PlacedDocument {
  readonly span: Span;
  readonly result: DocumentResult;
}

/** Gives the results of documents, or those that are known already. */
export interface DocumentReader {
  /** The result of a document that has been read before; `index` is its number in the file. */
  known(chunk: string, index: number): DocumentResult | undefined;
  read(chunk: string): Steps<DocumentResult>;
}

/** Gives the same document as one to which other files add, so that nothing is missing in it. */
export type PatchedReader = (document: DocumentResult) => Steps<DocumentResult>;

/** A file of YAML or JSON documents. */
export function* surveySteps({ path, text }: LintInput, kind: FileKind, rules: RulesInForce, { reader, patched }: { readonly reader: DocumentReader; readonly patched: PatchedReader }): Steps<SurveyedFile> {
  const documents: PlacedDocument[] = [];
  for (const span of splitDocuments(text)) {
    const chunk = text.slice(span.start, span.end);
    const result = reader.known(chunk, documents.length) ?? (yield* reader.read(chunk));
    documents.push({ span, result: rules.workspace.length > 0 ? result : withoutObjects(result) });
  }
  const objects = placedObjects(text, documents.map(({ span, result }) => ({ span, lines: linesOf(result), facts: result.facts })));
  return surveyed(kind, { ...factless(path), objects }, (workspace) => judgeSteps({ path, text }, documents, rules, patched, workspace));
}

function* judgeSteps({ path, text }: LintInput, documents: readonly PlacedDocument[], rules: RulesInForce, patched: PatchedReader, workspace: Workspace): Steps<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { span, result } of documents) {
    const document = isPatched(result, path, workspace) ? yield* patched(result) : result;
    const own = judgedBefore(document, rules, path, workspace) ?? (yield* across(document, rules, path, workspace));
    for (const finding of own) findings.push(shifted(finding, span.start));
  }
  return withoutSuppressed(text, findings, { entryAt: (line) => extentIn(documents, line), objectAt: (line) => documentAt(documents, line)?.span ?? line }, rules.off);
}

/** Where no rule looks at other files, nobody comes back to the objects, and those of all files of a run are many. */
function withoutObjects(result: DocumentResult): DocumentResult {
  if (result.services.length > 0) return result;
  return mentionsSuppressions(result.text) ? { ...result, objects: [] } : { ...result, objects: [], root: undefined };
}

const linesOf = onceFor(({ text }: DocumentResult) => newlinesIn(text, 0, text.length));

function isPatched({ facts }: DocumentResult, path: string, workspace: Workspace): boolean {
  return facts.some((one) => !one.partial && workspace.isPatched(path, one));
}

/** What was found in a document the last time, where other files give the same answers. */
function judgedBefore({ findings, judgement }: DocumentResult, rules: RulesInForce, path: string, workspace: Workspace): readonly Finding[] | undefined {
  if (judgement?.path !== path || judgement.rules !== rules) return undefined;
  // Where something was found, it may point to the place of an object that stands elsewhere now.
  return holdIn(workspace, judgement.answers, judgement.findings !== findings) ? judgement.findings : undefined;
}

/** The findings of a document together with those that other files are the reason for. */
function* across(document: DocumentResult, rules: RulesInForce, path: string, workspace: Workspace): Steps<readonly Finding[]> {
  const { text, root, objects, services, spoiled } = document;
  const found: RuleFinding[] = [];
  const answers: Answered[] = [];
  const place = { path, workspace: listened(workspace, answers) };
  for (const object of objects) {
    for (const one of runWorkspaceRules(rules.workspace, object, text, place)) found.push(one);
    yield;
  }
  for (const service of services) {
    for (const one of runFileRules(rules.compose, service, text, place)) found.push(one);
    yield;
  }
  const findings = standing(document.findings, place.workspace);
  const later = withoutEchoes(found, findings, root);
  // Of a compose file nothing but its syntax has been judged so far.
  const all = found.length === 0 ? findings : judged(services.length > 0 ? rootCauses(findings, later) : withFindings(findings, later), spoiled, text);
  document.judgement = { path, rules, answers, findings: all };
  return all;
}

/** The findings that other files do not explain away. */
function standing(findings: readonly Finding[], workspace: Workspace): readonly Finding[] {
  if (!findings.some(({ stands }) => stands)) return findings;
  return findings.flatMap(({ stands, ...finding }) => (stands?.(workspace) === false ? [] : [finding]));
}

function documentAt(places: readonly PlacedDocument[], line: Span): PlacedDocument | undefined {
  return places.find(({ span }) => line.start >= span.start && line.start < span.end);
}

function extentIn(places: readonly PlacedDocument[], line: Span): Span {
  const place = documentAt(places, line);
  if (!place) return line;
  const extent = extentAt(place.result.root, moved(line, -place.span.start));
  return moved(extent, place.span.start);
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The finding as it stands in the file, given where its document starts. */
function shifted(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const { related, fixes } = finding;
  return {
    ...finding,
    span: moved(finding.span, by),
    ...(related && { related: related.map((place) => place.file === undefined ? { ...place, span: moved(place.span, by) } : place) }),
    ...(fixes && { fixes: () => fixes().map((fix): Fix => ({ ...fix, edits: fix.edits.map((edit) => ({ ...moved(edit, by), text: edit.text })) })) }),
  };
}
