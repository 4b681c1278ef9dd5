import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import type { RuleText } from '../../../../src/core/lint/rule.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

/** What these rules and the reader of YAML say about a compose file beside which there is nothing. */
export function lintCompose(text: string, rules: readonly RuleText[]): readonly Finding[] {
  const { findings } = linter.lint({ path: 'compose.yaml', text });
  return findings.filter(({ rule }) => rule.includes('/') || rules.some(({ id }) => id === rule));
}
