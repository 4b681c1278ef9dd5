import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileConfigurationSchema } from '../../../../src/core/lint/compileConfigurationSchema.ts';
import { configurationSchema } from '../../../../src/core/lint/configurationSchema.ts';
import { readConfiguration } from '../../../../src/core/lint/readConfiguration.ts';
import type { RuleText } from '../../../../src/core/lint/rule.ts';
import { usualOptions, withOptions } from '../../../../src/core/lint/ruleOptions.ts';
import { contextFor } from '../../../../src/core/lint/runRules.ts';

const size: RuleText = {
  id: 'size',
  severity: 'warning',
  options: {
    minimum: { about: 'The least size in MiB.', schema: { type: 'integer', minimum: 1 }, usual: 64 },
    names: { about: 'Names to leave alone.', schema: { type: 'array', items: { type: 'string' } }, usual: [] },
  },
};
const plain: RuleText = { id: 'plain', severity: 'error' };

test('a rule sees what is set for it and the usual values besides', () => {
  const [changed, same] = withOptions([size, plain], new Map([['size', { minimum: 128, unheard: 1 }], ['plain', { x: 1 }]]));
  assert.ok(changed);
  assert.deepEqual(contextFor(changed, '', []).options, { minimum: 128, names: [] });
  assert.equal(same, plain);
  assert.deepEqual(contextFor(size, '', []).options, { minimum: 64, names: [] });
  assert.deepEqual(usualOptions(plain), {});
});

test('without settings the rules are the same', () => {
  const rules = [size, plain];
  assert.equal(withOptions(rules, new Map()), rules);
});

test('a configuration may set what a rule has, and nothing else', async () => {
  const catalogue = [size, plain].map((rule) => ({ ...rule, concerns: ['manifest'], optIn: false, options: rule.options ?? {} }));
  const validate = await compileConfigurationSchema(configurationSchema(['1.36'], catalogue));
  const problems = (setting: string): readonly string[] => readConfiguration(`rules:\n  ${setting}\n`, validate).findings.map(({ message }) => message);
  for (const setting of ['size: error', 'size: [error]', 'size: [error, {minimum: 128}]', 'size: [off, {names: [a]}]', 'plain: [error, {}]']) assert.deepEqual(problems(setting), [], setting);
  assert.deepEqual(problems('size: [error, {minimum: 0}]'), ['This must be >= 1.']);
  assert.deepEqual(problems('size: [error, {minimun: 1}]'), ['There is nothing called "minimun" here. Did you mean "minimum"?']);
  assert.deepEqual(problems('plain: [error, {minimum: 1}]'), ['There is nothing called "minimum" here. It takes none.']);
  assert.deepEqual(readConfiguration('rules: {size: [error, {minimum: 128}]}\n', validate).configuration.rules, [{ pattern: 'size', level: 'error', options: { minimum: 128 } }]);
  assert.deepEqual(readConfiguration('overrides: [{files: [a], rules: {size: [error, {minimum: 0}]}}]\n', validate).configuration.overrides[0]?.rules, [{ pattern: 'size', level: 'error', options: {} }]);
});
