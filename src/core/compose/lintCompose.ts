import { type DocumentResult, documentResult } from '../lint/documentResult.ts';
import type { ComposeRule } from '../lint/rule.ts';
import type { RuleFinding } from '../lint/rootCauses.ts';
import { contextFor } from '../lint/runRules.ts';
import { parseDocument } from '../yaml/parseDocument.ts';
import { composeServices, type ComposeService } from './composeService.ts';

/** Everything that is wrong with one document of a compose file. Depends on nothing but its arguments. */
export function lintCompose(text: string, rules: readonly ComposeRule<ComposeService>[]): DocumentResult {
  const document = parseDocument(text);
  const found: RuleFinding[] = [];
  for (const service of composeServices(document.root, document.state === 'fragment')) {
    for (const rule of rules) rule.check(service, contextFor(rule, text, found));
  }
  return documentResult(text, document, { general: [], ofRules: found });
}
