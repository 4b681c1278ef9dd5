import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { atOnce } from '../../../../src/base/steps.ts';
import { configurationCompletions } from '../../../../src/core/assist/configurationCompletions.ts';
import { configurationHover } from '../../../../src/core/assist/configurationHover.ts';
import type { Hover } from '../../../../src/core/assist/hover.ts';
import { compileConfigurationSchema } from '../../../../src/core/lint/compileConfigurationSchema.ts';
import { configurationSchema } from '../../../../src/core/lint/configurationSchema.ts';
import { applyEdits } from '../../../../src/core/lint/fixText.ts';
import { readConfiguration } from '../../../../src/core/lint/readConfiguration.ts';
import { explainedRules } from '../../../../src/core/lint/explainedRules.ts';
import { atMark } from './known.ts';

const rules = explainedRules();
const schema = configurationSchema(['1.30', '1.31'], rules);
const levels = ['off', 'hint', 'info', 'warning', 'error'];

function labels(marked: string): readonly string[] {
  const { text, offset } = atMark(marked);
  return atOnce(configurationCompletions(text, offset, schema)).map(({ label }) => label);
}

/** The text after one of the completions was chosen. */
function chosen(marked: string, label: string): string {
  const { text, offset } = atMark(marked);
  const completion = atOnce(configurationCompletions(text, offset, schema)).find((one) => one.label === label);
  assert.ok(completion, `${label} is not among ${labels(marked).join(', ')}`);
  return applyEdits(text, [{ ...completion.span, text: completion.insert }]);
}

describe('what is offered', () => {
  const top = ['root', 'extends', 'kubernetes', 'rules', 'overrides', 'ignore'];
  for (const [title, marked, wanted] of [
    ['at the start of an empty one', '¦', top],
    ['on a line of its own', 'root: true\n¦\n', top.slice(1)],
    ['for a half-typed word', 'root: true\nigno¦\n', top.slice(1)],
    ['while another line is broken', 'rules: [a\n¦\n', top],
    ['below kubernetes', 'kubernetes:\n  ¦\n', ['version', 'crds']],
    ['as a version', 'kubernetes:\n  version: ¦\n', ['auto', '1.30', '1.31']],
    ['as the level of a rule', 'rules:\n  shm-too-small: ¦\n', levels],
    ['as the level of a pattern', 'rules:\n  schema/*: w¦\n', levels],
    ['as the level in an override', 'overrides:\n  - files: [a]\n    rules:\n      shm-too-small: ¦\n', levels],
    ['as what is extended', 'extends: ¦\n', ['recommended', 'strict', 'all']],
    ['as an item of what is extended', 'extends:\n  - strict\n  - ¦\n', ['recommended', 'strict', 'all']],
    ['as an item of the overrides', 'overrides:\n  - ¦\n', ['files', 'rules']],
    ['in an override', 'overrides:\n  - files: [a]\n    ¦\n', ['rules']],
    ['as whether it is the root', 'root: ¦\n', ['true', 'false']],
    ['as a pattern of files', 'ignore:\n  - ¦\n', []],
    ['below something unknown', 'nothing:\n  ¦\n', []],
  ] as const) {
    test(title, () => assert.deepEqual(labels(marked), wanted));
  }

  test('every rule that is not set yet, with what it is about', () => {
    const { text, offset } = atMark('rules:\n  shm-too-small: off\n  ¦\n');
    const found = atOnce(configurationCompletions(text, offset, schema));
    assert.deepEqual(found.map(({ label }) => label), rules.map(({ id }) => id).filter((id) => id !== 'shm-too-small'));
    assert.ok(found.every(({ paragraphs, label }) => paragraphs[0] === rules.find(({ id }) => id === label)?.summary));
  });
});

test('what was chosen makes a configuration without mistakes', async () => {
  const validate = await compileConfigurationSchema(schema);
  const version = chosen(chosen('¦', 'kubernetes').replace('kubernetes:\n  ', 'kubernetes:\n  version: ¦'), '1.30');
  assert.equal(version, 'kubernetes:\n  version: "1.30"');
  const rule = chosen('rules:\n  shm¦\n', 'shm-too-small');
  assert.equal(rule, 'rules:\n  shm-too-small: \n');
  const files = chosen('overrides:\n  - ¦\n', 'files');
  assert.equal(files, 'overrides:\n  - files:\n      - \n');
  for (const text of [version, rule.replace('small: ', 'small: off'), files.replace('      - ', '      - a')]) assert.deepEqual(readConfiguration(text, validate).findings, [], text);
});

function hovered(marked: string): Hover | undefined {
  const { text, offset } = atMark(marked);
  return atOnce(configurationHover(text, offset, schema, rules));
}

function said(marked: string): readonly string[] {
  return hovered(marked)?.paragraphs ?? [];
}

describe('what is said', () => {
  test('about a rule: what is wrong, what happens, and where that is written', () => {
    const [head, why, ...more] = said('rules:\n  shm-too-¦small: off\n');
    const rule = rules.find(({ id }) => id === 'shm-too-small');
    assert.equal(head, `\`shm-too-small\`: ${rule?.summary}`);
    assert.equal(why, rule?.why);
    assert.match(more.at(-1) ?? '', /\]\(https:\/\//);
    assert.deepEqual(['rules:\n  shm-too-¦small: off\n', 'rules:\n  schema/¦*: off\n', 'ro¦ot: true\n'].map((marked) => hovered(marked)?.rule), ['shm-too-small', undefined, undefined]);
    assert.deepEqual(said('overrides:\n  - files: [a]\n    rules: {¦shm-too-small: off}\n').slice(0, 1), [head]);
  });

  test('about a pattern: which rules it names', () => {
    assert.match(said('rules:\n  schema/¦*: off\n')[0] ?? '', /^`schema\/\*` names \d+ rules: `schema\/alternative`, /);
    assert.deepEqual(said('rules:\n  none¦*: off\n'), ['`none*` names no rule.']);
  });

  test('about another key; nothing about values and what nobody knows', () => {
    assert.match(said('kubernetes:\n  ver¦sion: auto\n')[0] ?? '', /^The Kubernetes version to check against\./);
    for (const marked of ['rules:\n  unknown¦: off\n', 'nothing¦: 1\n', 'root: tr¦ue\n', 'ignore: [a¦]\n', '¦']) assert.deepEqual(said(marked), [], marked);
  });
});
