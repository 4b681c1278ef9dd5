import { atOnce, type Steps } from '../../base/steps.ts';
import type { Span } from '../../base/text.ts';
import { lintDockerfile } from '../dockerfile/lintDockerfile.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import { type Answered, holdIn, listened } from '../workspace/answers.ts';
import type { FileFacts } from '../workspace/facts.ts';
import { factless, placedObjects } from '../workspace/readFacts.ts';
import { isKustomization, readImage, readKustomization } from '../workspace/readFile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { extentAt } from '../yaml/extentAt.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import { type DocumentResult, judged } from './documentResult.ts';
import { withoutEchoes } from './echoes.ts';
import type { FileKind } from './fileKind.ts';
import type { Finding, Fix } from './finding.ts';
import { type RuleFinding, withFindings } from './rootCauses.ts';
import type { WorkspaceRule } from './rule.ts';
import type { RulesInForce } from './rulesInForce.ts';
import { runWorkspaceRules } from './runRules.ts';
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
  const findings = lintDockerfile(text, dockerfile, file, off);
  return surveyed('dockerfile', { ...factless(path), image: readImage(file) }, findings);
}

/** A file that is not linted; of a kustomization others need to know what it changes. */
export function surveyOther({ path, text }: LintInput): SurveyedFile {
  const kustomization = isKustomization(path) ? readKustomization(text) : undefined;
  return surveyed('other', { ...factless(path), kustomization }, []);
}

function surveyed(kind: FileKind, facts: FileFacts, findings: readonly Finding[] | ((workspace: Workspace) => Steps<readonly Finding[]>)): SurveyedFile {
  function* finishSteps(workspace: Workspace): Steps<LintResult> {
    return { kind, findings: typeof findings === 'function' ? yield* findings(workspace) : findings };
  }
  return { kind, facts, finishSteps, finish: (workspace) => atOnce(finishSteps(workspace)) };
}

interface PlacedDocument {
  readonly span: Span;
  readonly result: DocumentResult;
}

/** Gives the results of documents, or those that are known already. */
export interface DocumentReader {
  read(chunk: string, index: number): Steps<DocumentResult>;
  /** The same document as one to which other files add, so that nothing is missing in it. */
  readPatched(document: DocumentResult): Steps<DocumentResult>;
}

/** A file of YAML or JSON documents. */
export function* surveySteps({ path, text }: LintInput, kind: FileKind, { workspace: rules, off }: Pick<RulesInForce, 'workspace' | 'off'>, reader: DocumentReader): Steps<SurveyedFile> {
  const documents: PlacedDocument[] = [];
  for (const span of splitDocuments(text)) documents.push({ span, result: yield* reader.read(text.slice(span.start, span.end), documents.length) });
  const objects = placedObjects(text, documents.map(({ span, result }) => ({ span, facts: result.facts })));
  return surveyed(kind, { ...factless(path), objects }, function* finish(workspace) {
    const findings: Finding[] = [];
    for (const { span, result } of documents) {
      const isPatched = result.facts.some((facts) => !facts.partial && workspace.isPatched(path, facts));
      const document = isPatched ? yield* reader.readPatched(result) : result;
      for (const finding of yield* across(document, rules, path, workspace)) findings.push(shifted(finding, span.start));
    }
    return withoutSuppressed(text, findings, { entryAt: (line) => extentIn(documents, line), objectAt: (line) => documentAt(documents, line)?.span ?? line }, off);
  });
}

/** The findings of a document together with those that other files are the reason for. */
function* across(document: DocumentResult, rules: readonly WorkspaceRule[], path: string, workspace: Workspace): Steps<readonly Finding[]> {
  const { text, root, objects, findings, spoiled } = document;
  const known = judgements.get(document);
  // Where something was found, it may point to the place of an object that stands elsewhere now.
  if (known?.path === path && known.rules === rules && holdIn(workspace, known.answers, known.findings !== findings)) return known.findings;
  const found: RuleFinding[] = [];
  const answers: Answered[] = [];
  const heard = listened(workspace, answers);
  for (const object of objects) {
    for (const one of runWorkspaceRules(rules, object, text, { path, workspace: heard })) found.push(one);
    yield;
  }
  const all = found.length === 0 ? findings : judged(withFindings(findings, withoutEchoes(found, findings, root)), spoiled, text);
  judgements.set(document, { path, rules, answers, findings: all });
  return all;
}

/** What was made of a document, and of which answers. */
interface Judgement {
  readonly path: string;
  readonly rules: readonly WorkspaceRule[];
  readonly answers: readonly Answered[];
  readonly findings: readonly Finding[];
}

/** Most documents have nothing to do with what is typed into another one. */
const judgements = new WeakMap<DocumentResult, Judgement>();

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
