import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LineIndex } from '../../../../src/base/text.ts';
import { configurationFixes } from '../../../../src/core/assist/configurationFixes.ts';
import { compileConfigurationSchema } from '../../../../src/core/lint/compileConfigurationSchema.ts';
import { fileConfigurations } from '../../../../src/core/lint/configurationInForce.ts';
import { configurationSchema } from '../../../../src/core/lint/configurationSchema.ts';
import type { Finding, Severity } from '../../../../src/core/lint/finding.ts';
import { applyEdits } from '../../../../src/core/lint/fixText.ts';
import { readConfiguration } from '../../../../src/core/lint/readConfiguration.ts';
import { ruleCatalogue } from '../../../../src/core/lint/ruleCatalogue.ts';

const validate = await compileConfigurationSchema(configurationSchema(['1.36']));
const rules = ruleCatalogue();

function finding(severity: Severity): Finding {
  return { rule: 'shm-too-small', severity, message: 'm', span: { start: 0, end: 1 } };
}

/** The configuration after the rule was turned off for `dev/a.yaml`; `¦` stands where the reason belongs. */
function turnedOff(text: string | undefined): string | undefined {
  const [fix] = configurationFixes(finding('warning'), { path: '/r/.slipway.yaml', text, file: 'dev/a.yaml' });
  if (!fix) return undefined;
  const changed = applyEdits(text ?? '', fix.edits);
  checkInForce(changed);
  const at = fix.reasonAt ? new LineIndex(changed).offsetAt({ line: fix.reasonAt.line, column: fix.reasonAt.column }) : undefined;
  return at === undefined ? changed : `${changed.slice(0, at)}¦${changed.slice(at)}`;
}

/** Whatever the text became, it is a configuration without mistakes that turns the rule off. */
function checkInForce(text: string): void {
  const { configuration, findings } = readConfiguration(text, validate);
  assert.deepEqual(findings, [], text);
  assert.equal(fileConfigurations([{ folder: '/r', configuration }], rules)('/r/dev/a.yaml').levels.get('shm-too-small'), 'off', text);
}

describe('turning a rule off', () => {
  for (const [title, before, after] of [
    ['makes the configuration', undefined, 'rules:\n  shm-too-small: off # reason: ¦\n'],
    ['keeps comments in an empty one', '# of the team', '# of the team\nrules:\n  shm-too-small: off # reason: ¦\n'],
    ['adds the rules', 'root: true # why\nignore:\n  - a\n', 'root: true # why\nignore:\n  - a\nrules:\n  shm-too-small: off # reason: ¦\n'],
    ['adds to the rules', 'rules: # ours\n  schema/*: info # because\nignore: [a]\n', 'rules: # ours\n  schema/*: info # because\n  shm-too-small: off # reason: ¦\nignore: [a]\n'],
    ['fills empty rules', 'rules: # none yet\nroot: true\n', 'rules: # none yet\n  shm-too-small: off # reason: ¦\nroot: true\n'],
    ['changes the level', 'rules:\n  shm-too-small: error\n', 'rules:\n  shm-too-small: off # reason: ¦\n'],
    ['leaves the reason that is there', 'rules:\n  shm-too-small: error # so it is\n', 'rules:\n  shm-too-small: off # so it is\n'],
    ['keeps options', 'rules:\n  shm-too-small: [warning, {}]\n', 'rules:\n  shm-too-small: [off, {}] # reason: ¦\n'],
    ['adds to a mapping in braces', 'rules: {schema/*: info}\n', 'rules: {schema/*: info, shm-too-small: off} # reason: ¦\n'],
    ['fills a mapping in braces', 'rules: {} # none\n', 'rules: {shm-too-small: off} # none\n'],
    ['changes a level in braces', 'rules: {shm-too-small: error}', 'rules: {shm-too-small: off} # reason: ¦'],
    ['adds rules in braces', '{root: true}\n', '{root: true, rules: {shm-too-small: off}}\n'],
    ['changes the override that holds for the file', 'rules:\n  shm-too-small: info\noverrides:\n  - files: [dev/**]\n    rules:\n      shm-*: error\n', 'rules:\n  shm-too-small: info\noverrides:\n  - files: [dev/**]\n    rules:\n      shm-*: error\n      shm-too-small: off # reason: ¦\n'],
    ['passes over overrides for other files', 'overrides:\n  - files: [prod/**]\n    rules: {"*": error}\n', 'overrides:\n  - files: [prod/**]\n    rules: {"*": error}\nrules:\n  shm-too-small: off # reason: ¦\n'],
    ['keeps Windows line ends', 'root: true\r\nrules:\r\n  schema/*: info\r\n', 'root: true\r\nrules:\r\n  schema/*: info\r\n  shm-too-small: off # reason: ¦\r\n'],
  ] as const) {
    test(title, () => assert.equal(turnedOff(before), after));
  }
});

test('what cannot be changed safely is left alone', () => {
  for (const text of ['rules: [a\n', '- a\n', 'rules: 7\n', 'x: &a {}\nrules: *a\n', 'rules:\n  shm-too-small: "error"\n']) assert.equal(turnedOff(text), undefined, text);
});

function titles(severity: Severity): readonly string[] {
  return configurationFixes(finding(severity), { path: '/r/.slipway.yaml', text: undefined, file: 'a.yaml' }).map(({ title }) => title);
}

test('a rule can be lowered by one level, a hint only be turned off', () => {
  assert.deepEqual(titles('error'), ['Turn shm-too-small off in .slipway.yaml', 'Lower shm-too-small to warning in .slipway.yaml']);
  assert.deepEqual(titles('info'), ['Turn shm-too-small off in .slipway.yaml', 'Lower shm-too-small to hint in .slipway.yaml']);
  assert.deepEqual(titles('hint'), ['Turn shm-too-small off in .slipway.yaml']);
});
