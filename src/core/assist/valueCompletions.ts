import { fieldTexts } from '../data/fieldTexts.gen.ts';
import { resolvePlain } from '../yaml/resolveScalar.ts';
import type { Completion } from './completion.ts';
import { definitionTitle } from './fieldText.ts';
import type { KnownSchemas } from './knownSchemas.ts';
import type { Place } from './placeAt.ts';
import type { Typed } from './typedAt.ts';

/** The values that a field allows, or those that are usual where it allows any. */
export function valueCompletions(place: Place, typed: Typed, { view }: KnownSchemas): readonly Completion[] {
  const schema = place.schema && view.resolve(place.schema);
  if (!schema || schema.type === 'object' || schema.type === 'array') return [];
  const values = schema.type === 'boolean' ? ['true', 'false'] : schema.enum ?? usualValues(place);
  return values.map((value, index): Completion => ({
    label: value === '' ? '""' : value,
    kind: 'value',
    insert: schema.type === 'boolean' ? value : plain(value),
    span: typed.span,
    detail: '',
    paragraphs: [],
    rank: index,
    goesOn: false,
  }));
}

function usualValues({ definition, owner, entry }: Place): readonly string[] {
  const title = definitionTitle(definition, owner);
  return fieldTexts.values.find((row) => row.in === title && row.field === entry.key)?.values ?? [];
}

/** Quoted where YAML would make something else of it. */
function plain(value: string): string {
  return value === '' || typeof resolvePlain(value) !== 'string' ? JSON.stringify(value) : value;
}
