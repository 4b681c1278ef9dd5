// Takes the explanations out of the rules and makes one module of them: checking a text needs none of them.
import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';
import type { RuleExplanation } from '../../src/core/lint/rule.ts';
import { ruleExplanations } from '../../src/core/lint/ruleExplanations.ts';

/** As esbuild writes the fields of a rule: a text on one line, a list on one or several. */
const text = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|${'`'}(?:[^${'`'}\\]|\\.)*${'`'})`;
const written: Readonly<Record<keyof RuleExplanation, RegExp>> = {
  summary: new RegExp(String.raw`^  summary: ${text},?\n`, 'gm'),
  why: new RegExp(String.raw`^  why: ${text},?\n`, 'gm'),
  sources: new RegExp(String.raw`^  sources: \[\s*(?:${text},?\s*)+\],?\n`, 'gm'),
};

/** The fields of a rule that only people ask for. */
export const explanationFields: readonly string[] = Object.keys(written);

/** Fails the build where a rule writes them in a way that is not understood. */
export const ruleTexts: Plugin = {
  name: 'rule texts',
  setup: (build) => {
    build.onLoad({ filter: /[/\\]src[/\\]core[/\\]lint[/\\]ruleExplanations\.ts$/ }, () => ({ contents: `export const ruleExplanations = ${JSON.stringify(ruleExplanations)};`, loader: 'js' }));
    build.onLoad({ filter: /[/\\]src[/\\]core[/\\]rules[/\\](?:manifest|workspace|live|dockerfile|compose|requirements)[/\\]\w+\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'esnext', minifySyntax: true });
      return { contents: withoutTexts(code, path), loader: 'js' };
    });
  },
};

function withoutTexts(code: string, path: string): string {
  const rules = [...code.matchAll(/\bdefine\w*Rule\(\{/g)].length;
  for (const field of Object.values(written)) {
    const found = [...code.matchAll(field)].length;
    if (found !== rules) throw new Error(`${path}: ${rules} rules and ${found} times ${String(field)}`);
  }
  return Object.values(written).reduce((rest, field) => rest.replaceAll(field, ''), code);
}
