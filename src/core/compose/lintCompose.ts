import { atOnce, type Steps } from '../../base/steps.ts';
import { type DocumentResult, documentResult } from '../lint/documentResult.ts';
import type { ComposeRule } from '../lint/rule.ts';
import type { RuleFinding } from '../lint/rootCauses.ts';
import { contextFor } from '../lint/runRules.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { composeServices, type ComposeService } from './composeService.ts';

/** Everything that is wrong with one document of a compose file. Depends on nothing but its arguments. */
export function lintCompose(text: string, rules: readonly ComposeRule<ComposeService>[]): DocumentResult {
  return atOnce(composeSteps(text, rules));
}

/** The same in steps. */
export function* composeSteps(text: string, rules: readonly ComposeRule<ComposeService>[]): Steps<DocumentResult> {
  const document = yield* parseSteps(text);
  const found: RuleFinding[] = [];
  for (const service of composeServices(document.root, document.state === 'fragment')) {
    yield;
    for (const rule of rules) rule.check(service, contextFor(rule, text, found));
  }
  yield;
  return documentResult(text, document, { general: [], ofRules: found });
}
