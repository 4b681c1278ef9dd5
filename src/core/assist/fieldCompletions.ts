import { isGpuResource, verifiedAccelerators } from '../kubernetes/acceleratorNames.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import type { Schema } from '../schema/schema.ts';
import { entryOf } from '../yaml/node.ts';
import type { Completion } from './completion.ts';
import { fieldParagraphs } from './fieldHover.ts';
import type { KnownSchemas } from './knownSchemas.ts';
import type { Layout } from './layout.ts';
import type { Place } from './placeAt.ts';
import { resourceParagraphs } from './resourceHover.ts';
import type { Typed } from './typedAt.ts';
import { typeText } from './typeText.ts';

/** Where fields are asked for: the place of the mark, and what was typed there. */
export interface FieldQuestion {
  readonly place: Place;
  readonly object: ManifestObject;
  readonly typed: Typed;
  readonly known: KnownSchemas;
  readonly layout: Layout;
}

/** The fields that the mapping at a place may have and does not have yet. */
export function fieldCompletions(question: FieldQuestion): readonly Completion[] {
  const { place, object, known } = question;
  const { owner, map } = place;
  if (owner?.values && known.view.resolve(owner.values).type === 'quantity') return resourceCompletions(question);
  return Object.entries(owner?.properties ?? {}).flatMap(([name, schema]): readonly Completion[] => {
    if (entryOf(map, name) || (map === object.node && name === 'status')) return [];
    const path = place.path.includes('.') ? `${place.path.slice(0, place.path.lastIndexOf('.'))}.${name}` : name;
    const paragraphs = fieldParagraphs({ ...place, schema, path, entry: { ...place.entry, key: name } }, object, known);
    const isRequired = owner?.required?.includes(name) === true;
    const hasOwnWords = paragraphs.length > 2;
    return [{ ...written(name, schema, question), label: name, kind: 'field', detail: typeText(schema, known.view), paragraphs, rank: isRequired ? 0 : hasOwnWords ? 1 : 2 }];
  });
}

/** A key with what follows it: a blank for a value, the next line for what stands below it. */
function written(name: string, schema: Schema, { typed, known, layout }: FieldQuestion): Pick<Completion, 'insert' | 'span' | 'goesOn'> {
  const { span } = typed;
  if (typed.hasColon) return { insert: name, span, goesOn: false };
  const { type, enum: choices } = known.view.resolve(schema);
  const column = span.start - typed.line.start;
  const below = (blanks: number): string => `${name}:${layout.lineBreak}${' '.repeat(column + blanks)}`;
  if (type === 'object') return { insert: below(layout.step), span, goesOn: true };
  if (type === 'array') return { insert: `${below(layout.listStep)}- `, span, goesOn: true };
  return { insert: `${name}: `, span, goesOn: choices !== undefined || type === 'boolean' || name === 'apiVersion' || name === 'kind' };
}

const native = ['cpu', 'memory', 'ephemeral-storage'];

/** Names of resources; in a quota with the prefix that it wants. */
function resourceCompletions({ place, typed }: FieldQuestion): readonly Completion[] {
  const isQuota = place.entry.key !== 'limits' && /(?:^|\.)hard\.[^.]*/.test(place.path);
  const names = [...native, ...verifiedAccelerators].map((name) => isQuota ? `requests.${name}` : name);
  const taken = new Set(place.map.entries.map((entry) => entry.key));
  return names.filter((name) => !taken.has(name)).map((name) => ({
    label: name,
    kind: 'resource',
    insert: typed.hasColon ? name : `${name}: ${isGpuResource(name) ? '1' : ''}`,
    span: typed.span,
    detail: isGpuResource(name) ? 'accelerator' : '',
    paragraphs: resourceParagraphs(name),
    rank: name.includes('nvidia.com/gpu') ? 0 : native.some((own) => name.endsWith(own)) ? 1 : 2,
    goesOn: false,
  }));
}
