import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNamePlaceholder, mendedName, nameMistake, type NameForm } from '../../../../src/core/kubernetes/objectNames.ts';

test('each form takes what the API server takes', () => {
  const good: readonly (readonly [form: NameForm, name: string])[] = [['label', 'a'], ['label', '0a-b--c9'], ['label', 'a'.repeat(63)], ['subdomain', 'a.b-c.0'], ['subdomain', 'a'.repeat(253)], ['port', 'http'], ['port', '8080-x'], ['port', 'a'.repeat(15)]];
  for (const [form, name] of good) assert.equal(nameMistake(name, form), undefined, `${form} ${name}`);
  const bad: readonly (readonly [form: NameForm, name: string])[] = [['label', 'A'], ['label', 'a_b'], ['label', 'a.b'], ['label', '-a'], ['label', 'a-'], ['subdomain', 'a..b'], ['subdomain', 'a.-b'], ['port', '8080'], ['port', 'a--b'], ['port', 'a.b']];
  for (const [form, name] of bad) assert.match(nameMistake(name, form) ?? '', /^only /, `${form} ${name}`);
  assert.equal(nameMistake('a'.repeat(64), 'label'), 'at most 63 characters');
  assert.equal(nameMistake('a'.repeat(16), 'port'), 'at most 15 characters');
});

test('a mended name fits, or there is none', () => {
  assert.equal(mendedName('My_Model v2', 'label'), 'my-model-v2');
  assert.equal(mendedName('my_model.V2_', 'subdomain'), 'my-model.v2');
  assert.equal(mendedName('my.model', 'label'), 'my-model');
  assert.equal(mendedName('a_.b', 'subdomain'), 'a.b');
  assert.equal(mendedName('http__2', 'port'), 'http-2');
  assert.equal(mendedName('模型', 'label'), undefined);
  assert.equal(mendedName('a_far_too_long_port', 'port'), undefined);
});

test('places of names are told from names', () => {
  for (const name of ['<name>', 'MODEL_NAME', 'svc-REGION', '%NAME%', 'NAME']) assert.ok(isNamePlaceholder(name), name);
  for (const name of ['My_Model', 'my_model', 'GPT2', 'modelA', 'Llama-3-8B']) assert.equal(isNamePlaceholder(name), name === 'GPT2', name);
});
