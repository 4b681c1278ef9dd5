import type { Steps } from '../../base/steps.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { objectAt } from '../kubernetes/readObjects.ts';
import { fileKind } from '../lint/fileKind.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import type { Completion } from './completion.ts';
import { fieldCompletions } from './fieldCompletions.ts';
import { apiVersions, headFields, kinds } from './headCompletions.ts';
import type { AssistFile } from './hoverAt.ts';
import type { KnownSchemas } from './knownSchemas.ts';
import { type Layout, layoutOf } from './layout.ts';
import { markedAlone, type MarkedDocument, markedWhole } from './markedDocument.ts';
import { type Place, placeAt } from './placeAt.ts';
import { type Typed, typedAt } from './typedAt.ts';
import { valueCompletions } from './valueCompletions.ts';

/**
 * What can be written at an offset of a YAML manifest, the likeliest first; empty in other files. The line may be
 * half-typed and the rest of the document broken. Pure; never throws on any text. Works in steps.
 */
export function* completionsAt(file: AssistFile, offset: number, known: KnownSchemas): Steps<readonly Completion[]> {
  if (!mayBecomeManifest(file)) return [];
  const start = splitDocuments(file.text).findLast((document) => document.start <= offset)?.start ?? 0;
  const end = splitDocuments(file.text).find((document) => document.start > offset)?.start ?? file.text.length;
  const text = file.text.slice(start, end);
  const typed = typedAt(text, offset - start);
  if (!typed) return [];
  const found = yield* inDocument(text, typed, known, layoutOf(file.text));
  return found
    .map((completion) => moved(completion, start))
    .toSorted((a, b) => a.rank - b.rank || a.label.localeCompare(b.label));
}

/** The name decides; an empty file may become one as well. */
function mayBecomeManifest({ path, text }: AssistFile): boolean {
  if (path.toLowerCase().endsWith('.json')) return false;
  if (fileKind(path, text) === 'manifest') return true;
  const isBegun = !/^[\w"'-][^\n]*:/m.test(text.replaceAll(/^(?:apiVersion|kind|metadata)\b.*$/gm, ''));
  return isBegun && fileKind(path, 'apiVersion: v1\nkind: Pod\n') === 'manifest';
}

function* inDocument(text: string, typed: Typed, known: KnownSchemas, layout: Layout): Steps<readonly Completion[]> {
  const whole = yield* markedWhole(text, typed);
  const isTop = typed.part === 'value' && /^["']?(?:apiVersion|kind)["']?[ ]*:/.exec(text.slice(typed.line.start, typed.line.end));
  if (isTop) return isTop[0].includes('kind') ? kinds(whole.root, typed, known, layout.lineBreak) : apiVersions(whole.root, typed, known);
  const found = locate(whole, known) ?? locate(markedAlone(text, typed), known);
  if (!found) return typed.part === 'key' && typed.span.start === typed.line.start ? headFields(whole.root, typed, layout) : [];
  const { place, object } = found;
  if (typed.part === 'value') return valueCompletions(place, typed, known);
  // A mark that became part of a text stands in no mapping of its own.
  if (place.part === 'value') return [];
  const isPlainItem = place.owner?.type !== 'object' && /-[ ]+$/.test(text.slice(typed.line.start, typed.span.start));
  return isPlainItem ? yield* inDocument(text, { ...typed, part: 'value' }, known, layout) : fieldCompletions({ place, object, typed, known, layout });
}

/** The object and the place in it where the mark stands, if the schemas reach there. */
function locate({ root, offset }: MarkedDocument, known: KnownSchemas): { readonly place: Place; readonly object: ManifestObject } | undefined {
  const object = objectAt(root, offset);
  const place = object && placeAt(object.node, known.view.kind(object.apiVersion, object.kind), offset, known.view);
  return object && place?.owner ? { place, object } : undefined;
}

function moved(completion: Completion, by: number): Completion {
  const { span, extra } = completion;
  return {
    ...completion,
    span: { start: span.start + by, end: span.end + by },
    ...(extra && { extra: { start: extra.start + by, end: extra.end + by, text: extra.text } }),
  };
}
