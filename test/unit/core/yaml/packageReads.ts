import { Composer, type Document, Parser, type YAMLParseError } from 'yaml';
import type { YamlNode } from '../../../../src/core/yaml/node.ts';
import type { SyntaxMistake } from '../../../../src/core/yaml/reading.ts';
import { keyWithoutColon, kindOf, openBracket, openQuote, type SyntaxKind } from '../../../../src/core/yaml/syntaxMessages.ts';
import type { YamlProblem } from '../../../../src/core/yaml/yamlProblem.ts';
import { packageTree } from './packageTree.ts';

/** What the yaml package makes of the first document of a text, in our terms. */
export interface PackageReading {
  readonly root: YamlNode | undefined;
  readonly errors: readonly SyntaxMistake[];
  readonly problems: readonly YamlProblem[];
  readonly deepAt: number | undefined;
}

const options = { schema: 'failsafe', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;

/**
 * Reads the first document of a text with the composer of the yaml package. It does not say where a quote opens, and it
 * calls a key in brackets behind an empty line IMPOSSIBLE, which YAML does not.
 */
export function packageReads(text: string): PackageReading {
  const { contents, errors } = firstDocument(text);
  return { ...packageTree(contents, text), errors: errors.filter(({ code }) => code !== 'IMPOSSIBLE').map(inOurTerms) };
}

/** The package's `parseDocument` also reads what follows the first document, and takes mistakes between the two for the second's. */
function firstDocument(text: string): Document.Parsed {
  const composer = new Composer(options);
  const composed: Document.Parsed[] = [];
  let documents = 0;
  for (const token of new Parser().parse(text)) {
    if (token.type === 'document') documents++;
    if (documents > 1) break;
    composed.push(...composer.next(token));
  }
  composed.push(...composer.end(true, text.length));
  const [first] = composed;
  if (!first) throw new Error('the package always gives a document');
  return first;
}

function inOurTerms(error: YAMLParseError): SyntaxMistake {
  const kind = kindOfError(error);
  return { code: error.code, pos: error.pos, kind, opensAt: kind === openQuote || kind === openBracket ? NaN : undefined };
}

/** What the words of the package mean to the person who typed the text. */
function kindOfError({ code, message }: YAMLParseError): SyntaxKind {
  if (message.startsWith('Implicit map keys need')) return keyWithoutColon;
  if (message.startsWith('Missing closing')) return openQuote;
  if (message.includes('must be sufficiently indented and end with')) return openBracket;
  if (code !== 'TAG_RESOLVE_FAILED') return kindOf(code);
  return { message: message.endsWith(' is invalid.') ? message : `${message}.` };
}
