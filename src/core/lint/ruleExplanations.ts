import { composeRules, dockerfileRules, liveRules, manifestRules, requirementsRules, workspaceRules } from '../rules/rules.gen.ts';
import type { RuleExplanation, RuleText } from './rule.ts';

/** A rule with its explanation, which every rule declares. */
export function explained(rule: RuleText): RuleText & RuleExplanation {
  return rule as RuleText & RuleExplanation;
}

/**
 * The explanations of the rules by id; where one id stands for several rules, the words of the first, and all sources.
 * The build makes a constant of this module and takes the texts out of the rules (scripts/build/ruleTexts.ts), so that
 * they are loaded only with what shows them.
 */
export const ruleExplanations: Readonly<Record<string, RuleExplanation>> = Object.fromEntries(collected());

function collected(): ReadonlyMap<string, RuleExplanation> {
  const found = new Map<string, RuleExplanation>();
  for (const rule of [...manifestRules, ...workspaceRules, ...liveRules, ...dockerfileRules, ...composeRules, ...requirementsRules]) {
    const { summary, why, sources } = explained(rule);
    const known = found.get(rule.id);
    found.set(rule.id, known ? { ...known, sources: [...new Set([...known.sources, ...sources])] } : { summary, why, sources });
  }
  return found;
}
