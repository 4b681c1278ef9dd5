import { atLevel, type ConfigurationInForce } from './configurationInForce.ts';
import type { Linter } from './linter.ts';
import { ruleCatalogue } from './ruleCatalogue.ts';

/** Gives the findings of a linter the levels that a configuration has for them. */
export type LevelsOf = (linter: Pick<Linter, 'lint' | 'forget'>, configuration: ConfigurationInForce) => Pick<Linter, 'lint' | 'forget'>;

/** Reads the catalogue once for all linters. */
export function configuredLinters(): LevelsOf {
  const usual = new Map(ruleCatalogue().map((rule) => [rule.id, rule]));
  return (linter, configuration) => ({
    forget: linter.forget,
    lint: (file) => {
      const { kind, findings } = linter.lint(file);
      return { kind, findings: findings.flatMap((finding) => atLevel(finding, configuration, usual) ?? []) };
    },
  });
}
