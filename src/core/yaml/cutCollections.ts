import { CST } from 'yaml';

/** A mapping or list as the yaml package's tokens have it. */
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Items that were taken out of a collection, as a document of their own. */
export interface Piece {
  readonly from: Collection;
  readonly document: CST.Document;
  /** Where its last item ends. */
  readonly end: number;
}

/** Collections that lie deeper stay whole; long ones are never that deep. */
const deepest = 60;

/**
 * Shortens a document: of each long collection only the last items stay, the others become pieces of about `length`
 * characters, in the order of the text and outer ones first. `end` is where the document ends.
 */
export function cutCollections(document: CST.Document, end: number, length: number): readonly Piece[] {
  const pieces: Piece[] = [];
  cut(document.start, document.value, end, 0, false);
  return pieces;

  function cut(before: readonly CST.SourceToken[], token: CST.Token | undefined, until: number, depth: number, inMap: boolean): void {
    // A tag may give a collection another meaning, and without a colon before it the composer leaves it out.
    const mayCut = !has(before, 'tag') && (!inMap || has(before, 'map-value-ind'));
    if (!mayCut || !CST.isCollection(token) || until - token.offset <= length || depth > deepest) return;
    const { items } = token;
    const batches = batchesOf(token, until, length);
    for (const batch of batches.slice(0, -1)) pieces.push({ from: token, document: asDocument({ ...token, items: batch.items } as Collection), end: batch.end });
    token.items = (batches.at(-1)?.items ?? []) as typeof token.items;
    const isMap = token.type === 'block-map';
    items.forEach((item, index) => cut(item.sep ?? item.start, item.value, startOf(items[index + 1]) ?? until, depth + 1, isMap));
  }
}

interface Batch {
  readonly items: CST.CollectionItem[];
  readonly start: number;
  end: number;
}

/** Groups neighbours until they are long enough. */
function batchesOf(collection: Collection, until: number, length: number): readonly Batch[] {
  const items: readonly CST.CollectionItem[] = collection.items;
  const batches: Batch[] = [];
  for (const [index, item] of items.entries()) {
    const start = startOf(item) ?? until;
    const end = startOf(items[index + 1]) ?? until;
    const batch = batches.at(-1);
    if (!batch) batches.push({ items: [item], start, end });
    else if (end - batch.start > length && mayPart(collection, items[index - 1], item)) batches.push({ items: [asFirst(item, start)], start, end });
    else {
      batch.items.push(item);
      batch.end = end;
    }
  }
  return batches;
}

/** Only between regular items: about the others the parser has something to say that depends on their neighbours. */
function mayPart(collection: Collection, before: CST.CollectionItem | undefined, item: CST.CollectionItem): boolean {
  return before !== undefined && isRegular(collection, before) && isRegular(collection, item);
}

function isRegular(collection: Collection, { start, key, sep, value }: CST.CollectionItem): boolean {
  if (collection.type === 'block-seq') return has(start, 'seq-item-ind');
  if (collection.type === 'block-map') return sep !== undefined && key?.type === 'scalar' && key.indent === collection.indent;
  // Without its comma a comment that is glued to it would look as if it stood by itself.
  const isGlued = start.some(({ type }, index) => type === 'comma' && start[index + 1]?.type === 'comment');
  return start.filter(({ type }) => type === 'comma').length === 1 && !isGlued && Boolean(key ?? value);
}

function has(tokens: readonly CST.SourceToken[], wanted: CST.SourceToken['type']): boolean {
  return tokens.some(({ type }) => type === wanted);
}

/** No comma stands before a first item; a blank of no length says where the item starts. */
function asFirst(item: CST.CollectionItem, start: number): CST.CollectionItem {
  const blank: CST.SourceToken = { type: 'space', offset: start, indent: 0, source: '' };
  return { ...item, start: [blank, ...item.start.filter(({ type }) => type !== 'comma')] };
}

/** The document of a piece; a flow collection gets an end of its own, because that of the original may be missing. */
function asDocument(value: Collection): CST.Document {
  const { offset } = value;
  if (value.type !== 'flow-collection') return { type: 'document', offset, start: [], value };
  const isMap = value.start.source === '{';
  const end: CST.SourceToken = { type: isMap ? 'flow-map-end' : 'flow-seq-end', offset, indent: 0, source: isMap ? '}' : ']' };
  return { type: 'document', offset, start: [], value: { ...value, end: [end] } };
}

function startOf(item: CST.CollectionItem | undefined): number | undefined {
  return item && (item.start[0] ?? item.key ?? item.sep?.[0] ?? item.value)?.offset;
}
