import { atOnce, type Steps } from '../../../../src/base/steps.ts';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import type { Linter } from '../../../../src/core/lint/linter.ts';
import type { LintResult } from '../../../../src/core/lint/surveyedFile.ts';
import { factless } from '../../../../src/core/workspace/facts.ts';

/** A linter whose findings a test decides by the text alone. */
export function linterThat(findingsIn: (text: string) => readonly Finding[]): Pick<Linter, 'lint' | 'survey' | 'forget'> {
  const lint: Linter['lint'] = ({ text }) => ({ kind: 'manifest', findings: findingsIn(text) });
  return {
    lint,
    survey: (file) => {
      function* finishSteps(): Steps<LintResult> {
        yield;
        return lint(file);
      }
      return { kind: 'manifest', facts: factless(file.path), finishSteps, finish: () => atOnce(finishSteps()) };
    },
    forget: () => undefined,
  };
}
