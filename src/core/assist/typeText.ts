import type { Schema } from '../schema/schema.ts';
import type { SchemaView } from '../schema/schemaView.ts';
import { definitionTitle } from './fieldText.ts';

const names: Readonly<Partial<Record<Schema['type'], string>>> = { any: 'any value', intOrString: 'integer or string', time: 'time', bytes: 'base64 text' };

/** A field's type as people say it: `list of Container`, `map of quantity`, `integer or string`. */
export function typeText(schema: Schema, view: SchemaView): string {
  const actual = view.resolve(schema);
  if (actual.type === 'array') return actual.items ? `list of ${typeText(actual.items, view)}` : 'list';
  if (actual.type !== 'object') return names[actual.type] ?? actual.type;
  if (actual.values) return `map of ${typeText(actual.values, view)}`;
  return definitionTitle(schema.ref ?? '', actual) || 'object';
}

/** The versions in words: `1.30 to 1.36`, `from 1.33 on`, `up to 1.33`; '' where none is known. */
export function versionsText(versions: readonly string[], all: readonly string[]): string {
  const [first] = versions;
  const last = versions.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first === all[0]) return last === all.at(-1) ? `${first} to ${last}` : `up to ${last}`;
  if (last === all.at(-1)) return `from ${first} on`;
  return first === last ? first : `${first} to ${last}`;
}
