import type { Steps } from '../../base/steps.ts';
import { atLevel, type ConfigurationInForce } from './configurationInForce.ts';
import type { Linter } from './linter.ts';
import { ruleCatalogue } from './ruleCatalogue.ts';
import type { LintResult } from './surveyedFile.ts';

/** Gives the findings of a linter the levels that a configuration has for them. */
export type LevelsOf = (linter: Linter, configuration: ConfigurationInForce) => Pick<Linter, 'lint' | 'lintSteps' | 'survey' | 'forget'>;

/** Reads the catalogue once for all linters. */
export function configuredLinters(): LevelsOf {
  const usual = new Map(ruleCatalogue().map((rule) => [rule.id, rule]));
  return (linter, configuration) => {
    const leveled = ({ kind, findings }: LintResult): LintResult => ({ kind, findings: findings.flatMap((finding) => atLevel(finding, configuration, usual) ?? []) });
    return {
      forget: (path) => linter.forget(path),
      survey: (file) => {
        const surveyed = linter.survey(file);
        return { ...surveyed, finish: (workspace) => leveled(surveyed.finish(workspace)) };
      },
      lint: (file, workspace) => leveled(linter.lint(file, workspace)),
      lintSteps: (file, workspace) => changed(linter.lintSteps(file, workspace), leveled),
    };
  };
}

function* changed<T>(steps: Steps<T>, change: (result: T) => T): Steps<T> {
  return change(yield* steps);
}
