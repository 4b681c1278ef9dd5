import { pastedObjects } from '../kubernetes/pastedObjects.ts';
import { readObjects } from '../kubernetes/readObjects.ts';
import { checkHead } from '../schema/checkHead.ts';
import { checkKind } from '../schema/checkKind.ts';
import { checkObject } from '../schema/checkObject.ts';
import type { SchemaView } from '../schema/schemaView.ts';
import { parseDocument } from '../yaml/parseDocument.ts';
import { type DocumentResult, documentResult } from './documentResult.ts';
import type { Finding } from './finding.ts';
import { lintPasted } from './lintPasted.ts';
import type { RuleFinding } from './rootCauses.ts';
import type { ManifestRule } from './rule.ts';
import { runRules } from './runRules.ts';

/** Everything that is wrong with one document. Depends on nothing but its arguments, so results can be kept. */
export function lintDocument(text: string, view: SchemaView, rules: readonly ManifestRule[]): DocumentResult {
  const document = parseDocument(text);
  const starts = pastedObjects(document.root);
  if (starts.length > 0) return { text, root: document.root, findings: lintPasted(text, starts, (part) => lintDocument(part, view, rules).findings) };
  const general: Finding[] = [];
  const ofRules: RuleFinding[] = [];
  const fragment = document.state === 'fragment';
  const complete = readObjects(document.root, fragment);
  const headless = complete.length === 0 ? checkHead(document.root, view, text) : undefined;
  if (headless) general.push(headless.finding);
  const objects = headless ? readObjects(headless.completed, fragment) : complete;
  for (const object of objects) {
    const schema = view.kind(object.apiVersion, object.kind);
    if (schema) general.push(...checkObject({ text, node: object.node, kind: object.kind, schema, view, partial: object.partial }));
    else {
      const unknown = checkKind(object, view);
      if (unknown) general.push(unknown);
    }
    ofRules.push(...runRules(rules, object, text));
  }
  return documentResult(text, document, general, ofRules);
}
