import type { ClusterSnapshot } from '../clusters/scheduling/clusterSnapshot.ts';
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
import type { LiveRule, ManifestRule } from './rule.ts';
import { runLiveRules, runRules } from './runRules.ts';

/** The rules for manifests, and the cluster that the live ones are about. */
export interface ManifestRules {
  readonly manifest: readonly ManifestRule[];
  readonly live: readonly LiveRule[];
  readonly cluster: ClusterSnapshot | undefined;
}

/** Everything that is wrong with one document. Depends on nothing but its arguments, so results can be kept. */
export function lintDocument(text: string, view: SchemaView, rules: ManifestRules): DocumentResult {
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
    // What the cluster tells goes first, and what a manifest rule guesses at the same place goes after it.
    if (rules.cluster) ofRules.push(...runLiveRules(rules.live, object, rules.cluster, text));
    ofRules.push(...runRules(rules.manifest, object, text));
  }
  return documentResult(text, document, { general, ofRules, objects, facts: objects.map((object) => readObject(object, text)) });
}
