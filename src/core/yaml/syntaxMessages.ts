/** What a mistake against the syntax means to the person who made it. */
export interface SyntaxKind {
  readonly message: string;
  /** True where the damage stays on its lines, so that the rest of the document can still be judged. */
  readonly local?: true;
  /** True where the mistake is the quote or bracket that opens and is not closed there. */
  readonly opens?: true;
}

/** By the error codes that the yaml package has for them. */
const kinds: Readonly<Record<string, SyntaxKind>> = {
  ALIAS_PROPS: { message: 'An alias cannot carry an anchor or a tag of its own; remove it.', local: true },
  BAD_ALIAS: { message: 'This alias or anchor has no usable name.', local: true },
  BAD_DIRECTIVE: { message: 'This % directive is not one YAML knows; a value that begins with % needs quotes.' },
  BAD_DQ_ESCAPE: { message: 'This backslash escape does not exist in double quotes; write \\\\ or use single quotes.', local: true },
  BAD_INDENT: { message: 'This line is indented differently from the lines it belongs to, so the document cannot be read.' },
  BAD_PROP_ORDER: { message: 'Anchors and tags stand before the value, not after its - or ? mark.', local: true },
  BAD_SCALAR_START: { message: 'A plain value cannot begin with this character; quote the value.', local: true },
  BLOCK_AS_IMPLICIT_KEY: { message: 'There is a second "key: value" on this line or a value that spills into the next one; quote the value or mend the indentation.' },
  BLOCK_IN_FLOW: { message: 'A block value cannot stand inside brackets or braces.' },
  COMMA_EXPECTED: { message: 'A comma is missing between these two items.' },
  KEY_OVER_1024_CHARS: { message: 'This key is longer than the 1024 characters a key may have.', local: true },
  MISSING_CHAR: { message: 'Something is missing here: a colon after the key, a closing quote or a closing bracket.' },
  MULTILINE_IMPLICIT_KEY: { message: 'This line has no colon, so it runs together with the next key; add the colon or the indentation.', local: true },
  MULTIPLE_ANCHORS: { message: 'A value can have one anchor only.', local: true },
  MULTIPLE_TAGS: { message: 'A value can have one tag only.', local: true },
  RESOURCE_EXHAUSTION: { message: 'This is nested more deeply than any reader follows.' },
  TAB_AS_INDENT: { message: 'YAML cannot be indented with tabs; use spaces.' },
  UNEXPECTED_TOKEN: { message: 'This does not fit here; look at the indentation and the quotes above it.' },
};

/** A key that nothing follows. */
export const keyWithoutColon: SyntaxKind = { message: 'This key has no colon after it.', local: true };

/** A quoted text without its second quote. */
export const openQuote: SyntaxKind = { message: 'The quote that begins this value is never closed.', opens: true };

/** A flow collection that ends with the indentation. */
export const openBracket: SyntaxKind = { message: 'The bracket that opens here is not closed before the next key; add the closing one.', opens: true };

/** What an error code means where nothing more is known. */
export function kindOf(code: string): SyntaxKind {
  return kinds[code] ?? { message: 'This cannot be read as YAML.' };
}
