import { fieldTexts } from '../data/fieldTexts.gen.ts';
import type { Schema } from '../schema/schema.ts';

/** What a field or a resource means, and where that is written. */
export interface MeaningText {
  readonly text: string;
  readonly source: string;
}

const byField: ReadonlyMap<string, MeaningText> = new Map(fieldTexts.rows.map((row) => [`${row.in}:${row.field}`, row]));
const byResource: ReadonlyMap<string, MeaningText> = new Map(fieldTexts.resources.map((row) => [row.name, row]));

/** Where a field stands. `object` is `group/Kind`, `path` the whole path below it. */
export interface FieldPlace {
  readonly owner: Schema | undefined;
  readonly definition: string;
  readonly object: string;
  readonly path: string;
  readonly field: string;
}

/** Our own words for a field, if there are any. */
export function fieldText({ owner, definition, object, path, field }: FieldPlace): MeaningText | undefined {
  return byField.get(`${object}:${path}`) ?? byField.get(`${definitionTitle(definition, owner)}:${field}`);
}

/** Our own words for a name under `limits` and `requests`. */
export function resourceText(name: string): MeaningText | undefined {
  return byResource.get(name);
}

/**
 * The name that people know a definition by. Custom resources carry pod specs and containers without their names; those
 * are recognised by fields that nothing else has. '' where there is no name.
 */
export function definitionTitle(definition: string, schema: Schema | undefined): string {
  if (definition !== '') return definition.slice(definition.lastIndexOf('.') + 1);
  const { properties } = schema ?? {};
  if (!properties) return '';
  return fieldTexts.shapes.find((shape) => shape.fields.every((field) => Object.hasOwn(properties, field)))?.definition ?? '';
}
