import type { Steps } from '../../base/steps.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { eachObject } from '../kubernetes/readObjects.ts';
import { checkHead } from '../schema/checkHead.ts';
import { checkKind } from '../schema/checkKind.ts';
import { checkObject } from '../schema/checkObject.ts';
import type { SchemaView } from '../schema/schemaView.ts';
import type { ObjectFacts } from '../workspace/facts.ts';
import { readObject } from '../workspace/readObject.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { type DocumentResult, documentResult } from './documentResult.ts';
import type { Finding } from './finding.ts';
import type { RuleFinding } from './rootCauses.ts';
import type { ManifestRule } from './rule.ts';
import { runRules } from './runRules.ts';

/** Everything that is wrong with one document, in steps. Depends on nothing but its arguments, so results can be kept. */
export function* documentSteps(text: string, view: SchemaView, rules: readonly ManifestRule[]): Steps<DocumentResult> {
  const document = yield* parseSteps(text);
  const general: Finding[] = [];
  const ofRules: RuleFinding[] = [];
  const objects: ManifestObject[] = [];
  const facts: ObjectFacts[] = [];
  for (const object of eachObject(document.root, document.state === 'fragment')) {
    objects.push(object);
    yield;
    const schema = view.kind(object.apiVersion, object.kind);
    if (schema) general.push(...checkObject({ text, node: object.node, kind: object.kind, schema, view, partial: object.partial }));
    else {
      const unknown = checkKind(object, view);
      if (unknown) general.push(unknown);
    }
    yield;
    ofRules.push(...runRules(rules, object, text));
    facts.push(readObject(object, text));
  }
  const headless = objects.length === 0 ? checkHead(document.root, view) : undefined;
  if (headless) general.push(headless);
  yield;
  return documentResult(text, document, { general, ofRules, objects, facts });
}
