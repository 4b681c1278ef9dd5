import type { Steps } from '../../base/steps.ts';
import { type DocumentResult, documentResult } from '../lint/documentResult.ts';
import type { ObjectFacts } from '../workspace/facts.ts';
import { readComposeService } from '../workspace/readComposeService.ts';
import { documentText } from '../workspace/readValues.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { composeServices, type ComposeService } from './composeService.ts';

/**
 * A document of a compose file, in steps: its syntax is judged, its services wait for their rules, which may look at
 * other files. With `patched`, nothing is called missing in them, because other files add to them.
 */
export function* composeSteps(text: string, patched = false): Steps<DocumentResult> {
  const document = yield* parseSteps(text);
  const services: ComposeService[] = [];
  const facts: ObjectFacts[] = [];
  const lines = documentText(text);
  for (const service of composeServices(document.root, patched || document.state === 'fragment')) {
    yield;
    services.push(service);
    facts.push(readComposeService(service, lines));
  }
  yield;
  return documentResult(text, document, { general: [], ofRules: [], services, facts });
}
