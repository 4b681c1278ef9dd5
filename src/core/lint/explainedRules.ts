import { ruleFamilies } from './generalRules.ts';
import type { RuleExplanation } from './rule.ts';
import { type CatalogueRule, ruleCatalogue } from './ruleCatalogue.ts';
import { ruleExplanations } from './ruleExplanations.ts';

/** A rule of the catalogue with what there is to say about it. */
export type ExplainedRule = CatalogueRule & RuleExplanation;

/** The catalogue with explanations. */
export function explainedRules(): readonly ExplainedRule[] {
  const general = new Map(ruleFamilies.flatMap(({ rules, why, sources }) => rules.map(({ id, summary }): [string, RuleExplanation] => [id, { summary, why, sources }])));
  return ruleCatalogue().map((rule) => {
    const { summary = '', why = '', sources = [] } = ruleExplanations[rule.id] ?? general.get(rule.id) ?? {};
    return { ...rule, summary, why, sources };
  });
}
