import type { Steps } from '../../base/steps.ts';
import { asArray, asObject, asString, type JsonObject } from '../json.ts';
import type { Completion } from './completion.ts';
import { configurationPart, type ConfigurationPlace, configurationPlace } from './configurationPart.ts';
import { type Layout, layoutOf } from './layout.ts';
import { markedAlone, type MarkedDocument, markedWhole } from './markedDocument.ts';
import { type Typed, typedAt } from './typedAt.ts';

/**
 * What can be written at an offset of a configuration, by its JSON Schema; in the order of the schema. The line may be
 * half-typed and the rest of the text broken. Pure; never throws on any text. Works in steps.
 */
export function* configurationCompletions(text: string, offset: number, schema: JsonObject): Steps<readonly Completion[]> {
  const typed = typedAt(text, offset);
  if (!typed) return [];
  const place = locate(yield* markedWhole(text, typed), schema) ?? locate(markedAlone(text, typed), schema);
  if (!place) return typed.part === 'key' && typed.span.start === typed.line.start ? keys(schema, [], typed, schema, layoutOf(text)) : [];
  const { steps, map } = place;
  if (typed.part === 'value') return values(schema, steps, typed);
  const above = steps.slice(0, -1);
  const owner = configurationPart(schema, above);
  // An item of a list of words looks like a key until it has no colon.
  if (owner?.['properties'] === undefined) return typeof above.at(-1) === 'number' ? values(schema, above, typed) : [];
  return keys(owner, map?.entries.map(({ key }) => key) ?? [], typed, schema, layoutOf(text));
}

/** Where the mark stands, if the schema reaches the mapping or list around it. */
function locate({ root, offset }: MarkedDocument, schema: JsonObject): ConfigurationPlace | undefined {
  const place = root && configurationPlace(root, offset);
  return place && configurationPart(schema, place.steps.slice(0, -1)) ? place : undefined;
}

function keys(owner: JsonObject, taken: readonly string[], typed: Typed, schema: JsonObject, layout: Layout): readonly Completion[] {
  const names = Object.keys(asObject(owner['properties'])).filter((name) => !taken.includes(name));
  return names.map((name, rank): Completion => {
    const part = nextOf(schema, owner, name);
    const description = asString(part['description']);
    const below = typed.hasColon ? '' : following(part, typed, layout);
    return { label: name, kind: 'field', insert: `${name}${below}`, span: typed.span, detail: '', paragraphs: description === undefined ? [] : [description], rank, goesOn: below !== '' };
  });
}

function nextOf(schema: JsonObject, owner: JsonObject, name: string): JsonObject {
  return configurationPart({ ...owner, definitions: schema['definitions'] ?? {} }, [name]) ?? {};
}

/** What stands behind a key: a blank for a value, the next line for what belongs below. */
function following(part: JsonObject, typed: Typed, layout: Layout): string {
  const column = typed.span.start - typed.line.start;
  const type = asString(part['type']);
  if (type === 'object') return `:${layout.lineBreak}${' '.repeat(column + layout.step)}`;
  return type === 'array' ? `:${layout.lineBreak}${' '.repeat(column + layout.listStep)}- ` : ': ';
}

function values(schema: JsonObject, steps: ConfigurationPlace['steps'], typed: Typed): readonly Completion[] {
  const part = configurationPart(schema, steps);
  const single = part?.['else'] === undefined ? part : configurationPart({ ...asObject(part['else']), definitions: schema['definitions'] ?? {} }, []);
  const known = single?.['type'] === 'boolean' ? ['true', 'false'] : [...asArray(single?.['enum']), ...asArray(single?.['examples'])].flatMap((value) => asString(value) ?? []);
  return known.map((label, rank): Completion => ({ label, kind: 'value', insert: /^\d/.test(label) ? JSON.stringify(label) : label, span: typed.span, detail: '', paragraphs: [], rank, goesOn: false }));
}
