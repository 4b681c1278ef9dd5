import { ruleFamilies } from './generalRules.ts';
import type { RuleExplanation } from './rule.ts';
import { type CatalogueRule, ruleCatalogue } from './ruleCatalogue.ts';
import { ruleExplanations } from './ruleExplanations.ts';

/** A rule of the catalogue with what there is to say about it. */
export type ExplainedRule = CatalogueRule & RuleExplanation;

/** The catalogue with explanations. */
export function explainedRules(): readonly ExplainedRule[] {
  const families = new Map(ruleFamilies.flatMap((family) => family.rules.map(({ id }) => [id, family] as const)));
  return ruleCatalogue().map((rule) => {
    const { why = '', sources = [] } = ruleExplanations[rule.id] ?? families.get(rule.id) ?? {};
    return { ...rule, why, sources };
  });
}
