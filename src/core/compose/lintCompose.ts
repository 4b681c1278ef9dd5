import { atOnce, type Steps } from '../../base/steps.ts';
import { type DocumentResult, documentResult } from '../lint/documentResult.ts';
import type { ComposeRule } from '../lint/rule.ts';
import type { RuleFinding } from '../lint/rootCauses.ts';
import { contextFor } from '../lint/runRules.ts';
import type { ObjectFacts } from '../workspace/facts.ts';
import { readComposeService } from '../workspace/readComposeService.ts';
import { documentText } from '../workspace/readValues.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { composeServices, type ComposeService } from './composeService.ts';

/** Everything that is wrong with one document of a compose file. Depends on nothing but its arguments. */
export function lintCompose(text: string, rules: readonly ComposeRule<ComposeService>[]): DocumentResult {
  return atOnce(composeSteps(text, rules));
}

/** The same in steps; with `patched`, nothing is called missing, because other files add to the services. */
export function* composeSteps(text: string, rules: readonly ComposeRule<ComposeService>[], patched = false): Steps<DocumentResult> {
  const document = yield* parseSteps(text);
  const found: RuleFinding[] = [];
  const facts: ObjectFacts[] = [];
  const lines = documentText(text);
  for (const service of composeServices(document.root, patched || document.state === 'fragment')) {
    yield;
    for (const rule of rules) rule.check(service, contextFor(rule, text, found));
    facts.push(readComposeService(service, lines));
  }
  yield;
  return documentResult(text, document, { general: [], ofRules: found, facts });
}
