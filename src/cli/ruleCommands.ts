import { nearestName } from '../core/lint/nearestName.ts';
import { type ExplainedRule, explainedRules } from '../core/lint/explainedRules.ts';
import { misuse, type Outcome } from './outcome.ts';

/** `slipway rules`: every id a finding can have, with its usual severity and what it is about. */
export function listRules(format: string): Outcome {
  const rules = explainedRules();
  if (format === 'json') return { output: JSON.stringify(rules, undefined, 2), notes: [], exitCode: 0 };
  if (format !== 'text') return misuse(`There is no format "${format}" for rules.`);
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`);
  return { output: lines.join('\n'), notes: [], exitCode: 0 };
}

/** `slipway explain RULE`: what is wrong, what happens when nobody mends it, and where the facts come from. */
export function explainRule(ids: readonly string[]): Outcome {
  const [id, ...more] = ids;
  if (id === undefined || more.length > 0) return misuse('Say which rule to explain, one at a time.');
  const rules = explainedRules();
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return { output: describe(rule), notes: [], exitCode: 0 };
  const nearest = nearestName(id, rules.map((candidate) => candidate.id));
  const hint = nearest === undefined ? '"slipway rules" lists them all.' : `Did you mean "${nearest}"?`;
  return { output: '', notes: [`There is no rule "${id}". ${hint}`], exitCode: 2 };
}

function describe({ id, severity, summary, why, sources, concerns }: ExplainedRule): string {
  const suppress = `Leave one out with a comment above it: # slipway-disable-next-line ${id} -- reason`;
  return [`${id} (${severity}; ${concerns.join(', ')})`, '', summary, '', why, '', ...sources.map((source) => `  ${source}`), '', suppress].join('\n');
}
