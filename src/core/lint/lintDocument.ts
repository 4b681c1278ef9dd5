import type { Steps } from '../../base/steps.ts';
import type { ClusterSnapshot } from '../clusters/scheduling/clusterSnapshot.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { pastedObjects } from '../kubernetes/pastedObjects.ts';
import { eachObject } from '../kubernetes/readObjects.ts';
import { checkHead } from '../schema/checkHead.ts';
import { checkKind } from '../schema/checkKind.ts';
import { checkObject } from '../schema/checkObject.ts';
import type { SchemaView } from '../schema/schemaView.ts';
import type { ObjectFacts } from '../workspace/facts.ts';
import { readObject } from '../workspace/readObject.ts';
import { documentText } from '../workspace/readValues.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { type DocumentResult, documentResult } from './documentResult.ts';
import type { Finding } from './finding.ts';
import { missingSeparator, pastedParts } from './lintPasted.ts';
import type { RuleFinding } from './rootCauses.ts';
import type { LiveRule, ManifestRule } from './rule.ts';
import { runLiveRules, runRules } from './runRules.ts';

/** The rules for manifests, and the cluster that the live ones are about. */
export interface ManifestRules {
  readonly manifest: readonly ManifestRule[];
  readonly live: readonly LiveRule[];
  readonly cluster: ClusterSnapshot | undefined;
}

/** With more, each would be read again for nothing but its blanks. */
const mostPasted = 50;

/**
 * Everything that is wrong with one document, in steps; with `patched`, nothing in it is called missing, because other
 * files add to it. Depends on nothing but its arguments, so results can be kept.
 */
export function* documentSteps(text: string, view: SchemaView, rules: ManifestRules, patched = false): Steps<DocumentResult> {
  const document = yield* parseSteps(text);
  const starts = pastedObjects(document.root);
  if (starts.length > 0) return yield* pastedSteps(text, document.root, starts, (part) => documentSteps(part, view, rules, patched));
  const general: Finding[] = [];
  const ofRules: RuleFinding[] = [];
  const fragment = patched || document.state === 'fragment';
  const headless = document.state === 'whole' ? checkHead(document.root, view, text) : undefined;
  if (headless) general.push(headless.finding);
  const objects: ManifestObject[] = [];
  const facts: ObjectFacts[] = [];
  const lines = documentText(text);
  for (const object of eachObject(headless ? headless.completed : document.root, fragment)) {
    objects.push(object);
    yield;
    const schema = view.kind(object.apiVersion, object.kind);
    if (schema) for (const finding of checkObject({ text, node: object.node, kind: object.kind, schema, view, partial: object.partial })) general.push(finding);
    else {
      const unknown = checkKind(object, view);
      if (unknown) general.push(unknown);
    }
    yield;
    // What the cluster tells goes first, and what a manifest rule guesses at the same place goes after it.
    if (rules.cluster) for (const found of runLiveRules(rules.live, object, rules.cluster, text)) ofRules.push(found);
    for (const found of runRules(rules.manifest, object, text)) ofRules.push(found);
    facts.push(readObject(object, lines));
  }
  yield;
  return documentResult(text, document, { general, ofRules, objects, facts });
}

/** A document into which several objects were pasted without a separator is judged as if it were several. */
function* pastedSteps(text: string, root: YamlNode | undefined, starts: readonly YamlEntry[], judge: (part: string) => Steps<DocumentResult>): Steps<DocumentResult> {
  const parts: DocumentResult[] = [];
  for (const part of starts.length > mostPasted ? [] : pastedParts(text, starts)) parts.push(yield* judge(part));
  const findings = [...starts.map((start) => missingSeparator(text, start)), ...parts.flatMap((part) => part.findings)];
  return {
    text, root,
    findings: findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    objects: parts.flatMap(({ objects }) => objects),
    services: [],
    facts: parts.flatMap(({ facts }) => facts),
    spoiled: parts.flatMap(({ spoiled }) => spoiled),
  };
}
