import type { Finding } from '../lint/finding.ts';
import { rootCauses, type RuleFinding } from '../lint/rootCauses.ts';
import type { RequirementsRule } from '../lint/rule.ts';
import { contextFor } from '../lint/runRules.ts';
import { withoutSuppressed } from '../lint/suppressions.ts';
import type { RequirementsFile } from './parseRequirements.ts';

/** Everything that is wrong with a requirements file, in the order of the text, without what its comments suppress. */
export function lintRequirements(file: RequirementsFile, rules: readonly RequirementsRule<RequirementsFile>[], off?: ReadonlySet<string>): readonly Finding[] {
  const found: RuleFinding[] = [];
  for (const rule of rules) rule.check(file, contextFor(rule, file.text, found));
  return withoutSuppressed(file.text, rootCauses([], found), { entryAt: (line) => line, objectAt: (line) => line }, off);
}
