import type { Span } from '../../base/text.ts';
import { readObjects } from '../kubernetes/readObjects.ts';
import { checkHead } from '../schema/checkHead.ts';
import { checkKind } from '../schema/checkKind.ts';
import { checkObject } from '../schema/checkObject.ts';
import type { SchemaView } from '../schema/schemaView.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseDocument } from '../yaml/parseDocument.ts';
import type { YamlProblem } from '../yaml/yamlProblem.ts';
import type { Finding } from './finding.ts';
import { type RuleFinding, rootCauses } from './rootCauses.ts';
import type { ManifestRule } from './rule.ts';
import { runRules } from './runRules.ts';

/** What one document of a manifest file has to say; all offsets count from the document's start. */
export interface DocumentResult {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly findings: readonly Finding[];
}

/** Everything that is wrong with one document. Depends on nothing but its arguments, so results can be kept. */
export function lintDocument(text: string, view: SchemaView, rules: readonly ManifestRule[]): DocumentResult {
  const document = parseDocument(text);
  const general: Finding[] = document.problems.map(toFinding);
  const ofRules: RuleFinding[] = [];
  const objects = readObjects(document.root, document.state === 'fragment');
  const headless = objects.length === 0 ? checkHead(document.root, view) : undefined;
  if (headless) general.push(headless);
  for (const object of objects) {
    const schema = view.kind(object.apiVersion, object.kind);
    if (schema) general.push(...checkObject({ text, node: object.node, kind: object.kind, schema, view, partial: object.partial }));
    else {
      const unknown = checkKind(object, view);
      if (unknown) general.push(unknown);
    }
    ofRules.push(...runRules(rules, object, text));
  }
  const findings = rootCauses(general, ofRules);
  const { spoiled } = document;
  return { text, root: document.root, findings: spoiled.length === 0 ? findings : findings.filter((finding) => isSyntax(finding) || !touches(finding.span, spoiled)) };
}

function toFinding(problem: YamlProblem): Finding {
  const { rule, message, start, end, related } = problem;
  return { rule, severity: 'error', message, span: { start, end }, ...(related && { related: [{ span: { start: related.span.start, end: related.span.end }, message: related.message }] }) };
}

function isSyntax(finding: Finding): boolean {
  return finding.rule.startsWith('yaml/');
}

function touches(span: Span, places: readonly Span[]): boolean {
  return places.some((place) => span.start <= place.end && span.end >= place.start);
}
