import { type CST, Composer, type Document, isCollection, Lexer, type ParsedNode, Parser, type YAMLParseError } from 'yaml';
import type { Steps } from '../../base/steps.ts';
import { cutCollections, type Piece } from './cutCollections.ts';

/** What the yaml package makes of a document. */
export interface ReadYaml {
  readonly root: ParsedNode | null;
  readonly errors: readonly YAMLParseError[];
  /** Of long collections, by their token: the items that stand before those in the collection's node. */
  readonly earlierItems: ReadonlyMap<CST.Token, readonly unknown[]>;
}

const options = { schema: 'failsafe', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, logLevel: 'silent', keepSourceTokens: true } as const;

/** Tokens of one step, about a millisecond of work. */
const lexemesPerStep = 256;

/**
 * Reads the first document of a text, as the package's own `parseDocument` does. That one works until it is done; this
 * one stops on the way: between tokens, and between pieces of about `pieceLength` characters of long collections.
 */
export function* readYaml(source: string, pieceLength = 8192): Steps<ReadYaml> {
  const composer = new Composer(options);
  const composed: Document.Parsed[] = [];
  const pieces: Piece[] = [];
  let documents = 0;
  for (const token of yield* readTokens(source)) {
    if (token.type === 'document') documents++;
    if (documents > 1) break;
    if (token.type === 'document') pieces.push(...cutCollections(token, source.length, pieceLength));
    composed.push(...composer.next(token));
    yield;
  }
  for (const piece of pieces) {
    composed.push(...composer.next(piece.document));
    yield;
  }
  composed.push(...composer.end(true, source.length));
  const [whole, ...others] = composed;
  const errors = others.length === 0 ? whole?.errors ?? [] : inTextOrder(composed, pieces);
  return { root: whole?.contents ?? null, errors, earlierItems: earlierItems(pieces, others) };
}

function* readTokens(source: string): Steps<readonly CST.Token[]> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(source)) {
    tokens.push(...parser.next(lexeme));
    lexemes++;
    if (lexemes % lexemesPerStep === 0) yield;
  }
  tokens.push(...parser.end());
  return tokens;
}

function earlierItems(pieces: readonly Piece[], composed: readonly Document.Parsed[]): ReadonlyMap<CST.Token, readonly unknown[]> {
  const items = new Map<CST.Token, unknown[]>();
  for (const [index, { from }] of pieces.entries()) {
    const root = composed[index]?.contents;
    const known = items.get(from) ?? [];
    if (isCollection(root)) known.push(...root.items);
    items.set(from, known);
  }
  return items;
}

/** The errors of all pieces as if they were found at once; within a piece they keep their order. */
function inTextOrder(composed: readonly Document.Parsed[], pieces: readonly Piece[]): readonly YAMLParseError[] {
  const placed = composed.flatMap(({ errors }, index) => {
    let place = 0;
    return errors.map((error) => {
      place = Math.max(place, error.pos[0]);
      // Found at the end of a piece, it stands before what is found at the start of its neighbour.
      return { error, place: Math.min(place, (pieces[index - 1]?.end ?? Infinity) - 0.5) };
    });
  });
  return placed.sort((a, b) => a.place - b.place).map(({ error }) => error);
}
