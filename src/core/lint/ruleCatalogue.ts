import { composeRules, dockerfileRules, liveRules, manifestRules, requirementsRules, workspaceRules } from '../rules/rules.gen.ts';
import type { Severity } from './finding.ts';
import { ruleFamilies } from './generalRules.ts';
import type { RuleOption, RuleText } from './rule.ts';

/** A rule as people and other programs are told about it. */
export interface CatalogueRule {
  readonly id: string;
  readonly severity: Severity;
  /** What it looks at, such as `manifest`; several where one id stands for the same mistake in different files. */
  readonly concerns: readonly string[];
  /** Off unless a configuration asks for it. */
  readonly optIn: boolean;
  /** What a configuration may set, by name. */
  readonly options: Readonly<Record<string, RuleOption>>;
}

/** Every id that a finding can have, by name. A rule that looks at two kinds of files stands once. */
export function ruleCatalogue(): readonly CatalogueRule[] {
  const found = new Map<string, CatalogueRule>();
  const add = (rule: Pick<RuleText, 'id' | 'severity' | 'options'>, concern: string, optIn = false): void => {
    const { id, severity, options = {} } = rule;
    const known = found.get(id);
    const concerns = [...(known?.concerns ?? []), concern];
    found.set(id, known ? { ...known, concerns, options: { ...known.options, ...options } } : { id, severity, concerns, optIn, options });
  };
  for (const rule of manifestRules) add(rule, 'manifest');
  for (const rule of workspaceRules) add(rule, 'several files');
  for (const rule of liveRules) add(rule, 'cluster');
  for (const rule of dockerfileRules) add(rule, 'dockerfile');
  for (const rule of composeRules) add(rule, 'compose');
  for (const rule of requirementsRules) add(rule, 'requirements');
  for (const { name, rules } of ruleFamilies) for (const rule of rules) add(rule, name, rule.optIn);
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
