import type { Steps } from '../../base/steps.ts';
import type { Span } from '../../base/text.ts';
import { copiedReferences } from '../dockerfile/stages.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { objectAt } from '../kubernetes/readObjects.ts';
import { fileKind } from '../lint/fileKind.ts';
import { asScalar } from '../yaml/node.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import { fieldParagraphs, kindParagraphs } from './fieldHover.ts';
import { isProductValue, productParagraphs } from './gpuProductHover.ts';
import { code, type Hover } from './hover.ts';
import { imageParagraphs } from './imageHover.ts';
import type { KnownSchemas } from './knownSchemas.ts';
import { modelHover } from './modelHover.ts';
import { type Place, placeAt } from './placeAt.ts';
import { quantityText } from './quantityHover.ts';
import { resourceParagraphs } from './resourceHover.ts';

/** The file that is asked about; `path` decides what it is. */
export interface AssistFile {
  readonly path: string;
  readonly text: string;
}

/** What there is to say about the characters at an offset of a file. Pure; never throws on any text. Works in steps. */
export function* hoverAt(file: AssistFile, offset: number, known: KnownSchemas): Steps<Hover | undefined> {
  const kind = fileKind(file.path, file.text);
  if (kind === 'dockerfile') return inDockerfile(file.text, offset);
  return kind === 'manifest' ? yield* inManifest(file.text, offset, known) : undefined;
}

function inDockerfile(text: string, offset: number): Hover | undefined {
  for (const { base, origin, instructions } of parseDockerfile(text).stages) {
    if (base && origin.kind === 'image' && holds(base.span, offset)) return worded(base.span, imageParagraphs(origin.reference));
    for (const { reference, flag } of instructions.flatMap(copiedReferences)) {
      const span = flag.valueSpan;
      if (flag.name === 'from' && span && holds(span, offset) && /[/:.]/.test(reference)) return worded(span, imageParagraphs(reference));
    }
  }
  return undefined;
}

function* inManifest(text: string, offset: number, known: KnownSchemas): Steps<Hover | undefined> {
  const span = splitDocuments(text).find((document) => offset >= document.start && offset < Math.max(document.end, document.start + 1));
  if (!span) return undefined;
  const own = text.slice(span.start, span.end);
  const document = yield* parseSteps(own);
  const at = offset - span.start;
  const object = objectAt(document.root, at);
  const place = object && placeAt(object.node, known.view.kind(object.apiVersion, object.kind), at, known.view);
  if (!object || !place) return undefined;
  const model = place.part === 'value' ? modelHover(object, own, at) : undefined;
  const found = model ?? worded(place.node, paragraphsOf(place, object, known));
  return found && { ...found, span: { start: found.span.start + span.start, end: found.span.end + span.start } };
}

function paragraphsOf(place: Place, object: ManifestObject, known: KnownSchemas): readonly string[] {
  const { part, path, entry, node } = place;
  if (part === 'value' && (path === 'kind' || path === 'apiVersion')) return kindParagraphs(object, known);
  if (part === 'key') return isResourceName(place, known) ? resourceParagraphs(entry.key) : fieldParagraphs(place, object, known);
  const text = asScalar(node)?.text ?? '';
  if (entry.key === 'image') return imageParagraphs(text);
  if (isProductValue(place)) return productParagraphs(text);
  const quantity = place.schema && known.view.resolve(place.schema).type === 'quantity' ? quantityText(text, entry.key) : undefined;
  return quantity === undefined ? [] : [`${code(text)} = ${quantity}`];
}

/** True for the names in a map of quantities: `limits`, `requests`, `capacity`, `hard`. */
function isResourceName({ owner }: Place, { view }: KnownSchemas): boolean {
  return owner?.values !== undefined && view.resolve(owner.values).type === 'quantity';
}

function worded({ start, end }: Span, paragraphs: readonly string[]): Hover | undefined {
  return paragraphs.length === 0 ? undefined : { span: { start, end }, paragraphs };
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
