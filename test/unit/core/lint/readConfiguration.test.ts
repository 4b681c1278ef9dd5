import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileConfigurationSchema } from '../../../../src/core/lint/compileConfigurationSchema.ts';
import { configurationSchema } from '../../../../src/core/lint/configurationSchema.ts';
import { readConfiguration } from '../../../../src/core/lint/readConfiguration.ts';
import { applyFix } from './applyFix.ts';

const validate = await compileConfigurationSchema(configurationSchema(['1.30', '1.31']));

/** `rule «underlined»: message` of everything that is wrong. */
function problems(text: string): readonly string[] {
  return readConfiguration(text, validate).findings.map(({ rule, span, message }) => `${rule} «${text.slice(span.start, span.end)}»: ${message}`);
}

const whole = `# of the team
root: true
extends: [strict, ./shared.yaml]
kubernetes: {version: 1.30, crds: [crds/*.yaml]}
rules:
  cuda-tag-invalid: off
  schema/*: [warning, {}]
overrides:
  - files: ['**/dev/**']
    rules: {'*': hint}
ignore:
  - charts/
`;

test('everything that a configuration can say', () => {
  const { configuration, findings } = readConfiguration(whole, validate);
  assert.deepEqual(findings, []);
  assert.deepEqual(configuration, {
    root: true,
    extends: ['strict', './shared.yaml'],
    kubernetesVersion: '1.30',
    crds: ['crds/*.yaml'],
    rules: [{ pattern: 'cuda-tag-invalid', level: 'off', options: {} }, { pattern: 'schema/*', level: 'warning', options: {} }],
    overrides: [{ files: ['**/dev/**'], rules: [{ pattern: '*', level: 'hint', options: {} }] }],
    ignore: ['charts/'],
  });
});

test('nothing is a configuration too, and so are Windows line ends', () => {
  for (const text of ['', '# nothing\n', '{}', 'rules: {}\n']) assert.deepEqual(problems(text), [], text);
  assert.deepEqual(problems(whole.replaceAll('\n', '\r\n')), []);
  assert.equal(readConfiguration('kubernetes:\n  version: auto\n', validate).configuration.kubernetesVersion, 'auto');
});

test('every mistake is underlined where it stands and says what to write', () => {
  assert.deepEqual(problems('rules:\n  cuda-tag-invald: off\n  cuda-tag-invalid: fatal\n'), [
    'config/unknown-rule «cuda-tag-invald»: There is no rule "cuda-tag-invald". Did you mean "cuda-tag-invalid"?',
    'config/invalid-value «fatal»: "fatal" must be one of off, hint, info, warning, error.',
  ]);
  assert.deepEqual(problems('rule: {}\n'), ['config/unknown-field «rule»: There is nothing called "rule" here. Did you mean "rules"?']);
  assert.deepEqual(problems('overrides:\n  - files: dev\n    ignore: []\n'), [
    'config/invalid-value «dev»: This must be a list.',
    'config/unknown-field «ignore»: There is nothing called "ignore" here. It is one of files, rules.',
  ]);
  assert.deepEqual(problems('overrides:\n  - rules: {}\n'), ['config/invalid-value «rules: {}»: "files" is missing here.']);
  assert.deepEqual(problems('extends: loose\n'), ['config/invalid-value «loose»: "loose" is neither recommended, strict or all nor the path of a .yaml file.']);
  assert.deepEqual(problems('kubernetes: {version: 1.99}\n'), ['config/invalid-value «1.99»: "1.99" must be one of auto, 1.30, 1.31.']);
  assert.deepEqual(problems('- a\n'), ['config/invalid-value «- a»: This must be a mapping.'].map((line) => line.replace('- a', '- a')));
  assert.deepEqual(problems('root:\n'), ['config/invalid-value «:»: This must be true or false.']);
  assert.deepEqual(problems('rules:\n  cuda-tag-invalid: [error, {x: 1}]\n'), ['config/unknown-field «x»: There is nothing called "x" here. It takes none.']);
});

test('what is wrong is left out and the rest counts', () => {
  const { configuration } = readConfiguration('rules: {cuda-tag-invalid: fatal, shm-too-small: off}\nignore: [1, a]\nroot: 7\n', validate);
  assert.deepEqual([configuration.rules.map(({ pattern }) => pattern), configuration.ignore, configuration.root], [['shm-too-small'], ['a'], false]);
});

test('broken YAML is told as such, at its place', () => {
  const [first, ...more] = problems('rules:\n  a: [off\n');
  assert.match(first ?? '', /^yaml\//);
  assert.deepEqual(more, []);
});

test('a wrong name can be mended', () => {
  const text = 'rules:\n  cuda-tag-invald: off\n';
  const fix = readConfiguration(text, validate).findings[0]?.fixes?.()[0];
  assert.ok(fix);
  assert.equal(applyFix(text, fix), 'rules:\n  cuda-tag-invalid: off\n');
});

test('aliases that multiply do not', () => {
  const text = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghi', (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'.charAt(index)}`).join(',')}]\n`).join('')}`;
  assert.ok(problems(text).length > 0);
});
