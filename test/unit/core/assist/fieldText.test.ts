import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionTitle, fieldText } from '../../../../src/core/assist/fieldText.ts';
import { fieldTexts } from '../../../../src/core/data/fieldTexts.gen.ts';
import type { Schema } from '../../../../src/core/schema/schema.ts';
import type { SchemaPack } from '../../../../src/core/schema/schemaPack.ts';
import { fieldOf } from '../../../../src/core/schema/schemaView.ts';
import { knownAt } from './known.ts';

const { pack } = knownAt();

/** True where a definition of that short name has the field in some version. */
function exists(title: string, field: string): boolean {
  const { definitions, variantsOf } = pack as SchemaPack;
  return definitions.some((name) => name.endsWith(`.${title}`) && variantsOf(name).some(({ schema }) => fieldOf(schema, field)));
}

test('every field that a text is about exists, once', () => {
  const core = fieldTexts.rows.filter((row) => !row.in.includes('/'));
  assert.ok(core.length >= 130);
  assert.deepEqual(core.filter((row) => !exists(row.in, row.field)).map((row) => `${row.in}.${row.field}`), []);
  const keys = fieldTexts.rows.map((row) => `${row.in}:${row.field}`);
  assert.equal(new Set(keys).size, keys.length);
});

test('every field of a custom resource that a text is about exists', () => {
  const { custom, customSchema } = pack as SchemaPack;
  for (const row of fieldTexts.rows.filter((each) => each.in.includes('/'))) {
    const [group = '', kind = ''] = row.in.split('/');
    const schemas = (custom[group] ?? []).filter((each) => each.endsWith(`/${kind}`)).map((each) => customSchema(group, each));
    const reaches = (schema: Schema | undefined): boolean => row.field.split('.').reduce((here: Schema | undefined, name) => here && fieldOf(here, name), schema) !== undefined;
    assert.ok(schemas.some(reaches), `${row.in} ${row.field}`);
  }
});

test('every text is a whole sentence with an address and a date', () => {
  for (const { text, source, asOf } of [...fieldTexts.rows, ...fieldTexts.resources]) {
    assert.match(text, /^[A-Z`].*\.$/s, text);
    assert.ok(source.startsWith('https://'), source);
    assert.match(asOf, /^20\d\d-\d\d$/);
  }
});

test('a definition without a name is recognised by its fields', () => {
  const container: Schema = { type: 'object', properties: { image: { type: 'string' }, command: { type: 'array' }, resources: { type: 'object' } } };
  assert.equal(definitionTitle('', container), 'Container');
  assert.equal(definitionTitle('io.k8s.api.core.v1.Probe', container), 'Probe');
  assert.equal(definitionTitle('', { type: 'object', properties: { image: { type: 'string' } } }), '');
  assert.match(fieldText({ owner: container, definition: '', object: 'x/Y', path: 'spec.image', field: 'image' })?.text ?? '', /^The image to run/);
});

test('every shape is of one definition alone', () => {
  const { definitions, variantsOf } = pack as SchemaPack;
  for (const { definition, fields } of fieldTexts.shapes) {
    const matching = definitions.filter((name) => variantsOf(name).some(({ schema }) => fields.every((field) => fieldOf(schema, field)))).map((name) => name.slice(name.lastIndexOf('.') + 1));
    assert.ok(matching.includes(definition), definition);
    assert.deepEqual(matching.filter((name) => name !== definition && !/^(?:Ephemeral|Volume|Container|Device)/.test(name) && !name.endsWith('ResourceRequirements')), [], definition);
  }
});
