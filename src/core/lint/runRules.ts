import type { Span } from '../../base/text.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import type { Finding } from './finding.ts';
import { isJson, jsonFixes } from './jsonFixes.ts';
import type { RuleFinding } from './rootCauses.ts';
import { usualOptions } from './ruleOptions.ts';
import type { FindingDetails, ManifestRule, RuleContext, RuleText } from './rule.ts';

/** Runs every manifest rule over one object; each part of the object is visited once. */
export function runRules(rules: readonly ManifestRule[], object: ManifestObject, text: string): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const rule of rules) {
    const context = contextFor(rule, text, found);
    if (rule.scope === 'object') rule.check(object, context);
    else if (rule.scope === 'podSpec') for (const podSpec of object.podSpecs) rule.check(podSpec, context);
    else if (rule.scope === 'resources') for (const block of object.resources) rule.check(block, context);
    else for (const podSpec of object.podSpecs) for (const container of podSpec.containers) rule.check(container, context);
  }
  return found;
}

/** What a rule reports becomes a finding with its id and severity. */
export function contextFor(rule: RuleText, text: string, found: RuleFinding[]): RuleContext {
  return {
    text,
    options: usualOptions(rule),
    report: (place, message, details = {}) => {
      found.push({ finding: toFinding(rule, place, message, details, text), covers: details.covers ?? [], supersedes: rule.supersedes ?? [] });
    },
  };
}
function toFinding(rule: RuleText, place: Span, message: string, details: FindingDetails, text: string): Finding {
  const { fixes } = details;
  return {
    rule: rule.id,
    severity: details.severity ?? rule.severity,
    message,
    span: { start: place.start, end: place.end },
    ...(details.related && { related: details.related }),
    ...(details.tags && { tags: details.tags }),
    ...(fixes && { fixes: () => (isJson(text) ? jsonFixes(text, fixes()) : fixes()) }),
  };
}
