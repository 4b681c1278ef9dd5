import { composeRules, dockerfileRules, liveRules, manifestRules, requirementsRules, workspaceRules } from '../rules/rules.gen.ts';
import type { JsonObject } from '../json.ts';
import type { RuleText } from './rule.ts';
import { type RuleOptions, withOptions } from './ruleOptions.ts';

/** What a configuration decides about rules. */
export interface RuleChoice {
  /** Options of rules that are not as usual. */
  readonly ruleOptions?: RuleOptions;
  /** Ids of rules that do not run. */
  readonly off?: readonly string[];
}

/** The rules that a linter runs, each with its options. */
export type RulesInForce = ReturnType<typeof rulesInForce>;

/** The rules that are not off; `sure` are those for manifests without the ones that a known cluster answers better. */
export function rulesInForce({ ruleOptions = new Map<string, JsonObject>(), off: ids = [] }: RuleChoice) {
  const off: ReadonlySet<string> = new Set(ids);
  const running = <Rule extends RuleText>(rules: readonly Rule[]): readonly Rule[] => withOptions(off.size === 0 ? rules : rules.filter(({ id }) => !off.has(id)), ruleOptions);
  const manifest = running(manifestRules);
  const live = running(liveRules);
  return {
    off,
    manifest,
    sure: manifest.filter(({ id }) => !live.some((rule) => rule.id === id && rule.knowsBetter)),
    live,
    dockerfile: running(dockerfileRules),
    compose: running(composeRules),
    requirements: running(requirementsRules),
    workspace: running(workspaceRules),
  };
}
