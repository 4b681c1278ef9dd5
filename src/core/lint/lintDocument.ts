import { readObjects } from '../kubernetes/readObjects.ts';
import { checkHead } from '../schema/checkHead.ts';
import { checkKind } from '../schema/checkKind.ts';
import { checkObject } from '../schema/checkObject.ts';
import type { SchemaView } from '../schema/schemaView.ts';
import { readObject } from '../workspace/readObject.ts';
import { parseDocument } from '../yaml/parseDocument.ts';
import { type DocumentResult, documentResult } from './documentResult.ts';
import type { Finding } from './finding.ts';
import type { RuleFinding } from './rootCauses.ts';
import type { ManifestRule } from './rule.ts';
import { runRules } from './runRules.ts';

/** Everything that is wrong with one document. Depends on nothing but its arguments, so results can be kept. */
export function lintDocument(text: string, view: SchemaView, rules: readonly ManifestRule[]): DocumentResult {
  const document = parseDocument(text);
  const general: Finding[] = [];
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
  return documentResult(text, document, { general, ofRules, objects, facts: objects.map((object) => readObject(object, text)) });
}
