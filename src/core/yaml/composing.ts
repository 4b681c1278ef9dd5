import type { CST } from 'yaml';
import type { YamlMap, YamlNode, YamlSeq } from './node.ts';
import type { Properties } from './properties.ts';

/** A mapping or list as the yaml package's tokens have it. */
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** A collection that is to be composed before the work on the one around it goes on. */
export interface Wanted {
  readonly token: Collection;
  readonly properties: Properties;
  /** How many collections it is in. */
  readonly depth: number;
}

/** A node and how far the text belongs to it. */
export interface Composed<Kind extends YamlNode = YamlNode> {
  readonly node: Kind;
  /** Where the node ends, with the line breaks of a block. */
  readonly until: number;
  /** Where what is left of its line ends, and the comments that belong to it. */
  readonly after: number;
}

/** The work on one collection: asks for those in it, so that no stack is needed however deep they are; or for a pause. */
export type Composing = Generator<Wanted | undefined, Composed<YamlMap | YamlSeq>, Composed>;

/** Collections deeper than this are not followed; no manifest comes near it. */
export const deepest = 200;

/** So many characters may lie between the start of a key and its colon. */
export const longestKey = 1024;

/** Whether a token is a mapping or a list. */
export function isCollection(token: CST.Token | null | undefined): token is Collection {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
}

/** Whether a token is an alias, or a scalar that is plain or in quotes. */
export function isInline(token: CST.Token): token is CST.FlowScalar {
  return token.type === 'scalar' || token.type === 'alias' || token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
}

/** Whether a key spills over its line; block collections and block scalars always do. */
export function hasNewline(token: CST.Token | null | undefined, depth = 0): boolean {
  if (!token || depth > deepest) return false;
  if (isInline(token)) return token.source.includes('\n') || hasLineEnd(token.end);
  if (token.type !== 'flow-collection') return true;
  return token.items.some(({ start, key, sep, value }) => hasLineEnd(start) || hasLineEnd(sep) || hasNewline(key, depth + 1) || hasNewline(value, depth + 1));
}

function hasLineEnd(marks: readonly CST.SourceToken[] | undefined): boolean {
  return marks?.some(({ type }) => type === 'newline') ?? false;
}
