import type { Span } from '../../base/text.ts';
import type { ComposeService } from '../compose/composeService.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import type { Answered } from '../workspace/answers.ts';
import type { ObjectFacts } from '../workspace/facts.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { YamlDocument } from '../yaml/parseDocument.ts';
import { visibleSpan } from '../yaml/visibleSpan.ts';
import type { YamlProblem } from '../yaml/yamlProblem.ts';
import { withoutEchoes } from './echoes.ts';
import type { Finding } from './finding.ts';
import { type RuleFinding, rootCauses } from './rootCauses.ts';
import type { RulesInForce } from './rulesInForce.ts';

/** What one document of a YAML file has to say; all offsets count from the document's start. */
export interface DocumentResult {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly findings: readonly Finding[];
  /** The objects or the services in it, for the rules that also look at other files, and what those files may know of them. */
  readonly objects: readonly ManifestObject[];
  readonly services: readonly ComposeService[];
  readonly facts: readonly ObjectFacts[];
  /** Lines that broken syntax spoiled; nothing else on them is judged. */
  readonly spoiled: readonly Span[];
  /** The same document as one to which other files add, once that was asked for. */
  patched?: DocumentResult;
  /** What was made of it together with other files the last time. */
  judgement?: Judgement;
}

/** What was made of a document, and of which answers. Most documents have nothing to do with what is typed into another one. */
export interface Judgement {
  readonly path: string;
  readonly rules: RulesInForce;
  readonly answers: readonly Answered[];
  readonly findings: readonly Finding[];
}

/** What a reader of a format found in a document. */
export interface ReadDocument {
  readonly general: readonly Finding[];
  readonly ofRules: readonly RuleFinding[];
  readonly objects?: readonly ManifestObject[];
  readonly services?: readonly ComposeService[];
  readonly facts?: readonly ObjectFacts[];
}

/** Puts the findings of syntax, schema and rules together: one per root cause, and only syntax on lines it spoiled. */
export function documentResult(text: string, document: YamlDocument, { general, ofRules, objects = [], services = [], facts = [] }: ReadDocument): DocumentResult {
  const { root, spoiled } = document;
  const others = [...document.problems.map(toFinding), ...general];
  const findings = rootCauses(others, withoutEchoes(ofRules, [...others, ...ofRules.map(({ finding }) => finding)], root));
  return { text, root, objects, services, facts, spoiled, findings: judged(findings, spoiled, text) };
}

/** The findings without those on lines that broken syntax spoiled, each with something to underline. */
export function judged(findings: readonly Finding[], spoiled: readonly Span[], text: string): readonly Finding[] {
  const kept = spoiled.length === 0 ? findings : findings.filter((finding) => isSyntax(finding) || !touches(finding.span, spoiled));
  return kept.map((finding) => (finding.span.end > finding.span.start ? finding : { ...finding, span: visibleSpan(text, finding.span.start, finding.span.end) }));
}

function toFinding(problem: YamlProblem): Finding {
  const { rule, message, severity = 'error', start, end, related } = problem;
  return { rule, severity, message, span: { start, end }, ...(related && { related: [{ span: { start: related.span.start, end: related.span.end }, message: related.message }] }) };
}

function isSyntax(finding: Finding): boolean {
  return finding.rule.startsWith('yaml/');
}

function touches(span: Span, places: readonly Span[]): boolean {
  return places.some((place) => span.start <= place.end && span.end >= place.start);
}
