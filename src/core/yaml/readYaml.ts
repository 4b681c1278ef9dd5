import { type CST, Lexer, Parser } from 'yaml';
import type { Steps } from '../../base/steps.ts';
import { composeTree } from './composeTree.ts';
import { deepest, isCollection } from './composing.ts';
import { Directives } from './directives.ts';
import { leafOrEmpty } from './leaves.ts';
import type { YamlNode } from './node.ts';
import { endAfter, Properties } from './properties.ts';
import { Reading, type SyntaxMistake } from './reading.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** A document as it is read, whatever is wrong with it. */
export interface ReadYaml {
  /** Undefined where there is nothing but comments. */
  readonly root: YamlNode | undefined;
  /** Where the text is not YAML; the tree may have little to do with what was meant then. */
  readonly errors: readonly SyntaxMistake[];
  /** Duplicate keys, and aliases without an anchor. */
  readonly problems: readonly YamlProblem[];
  /** Where the first collection starts that is nested too deeply and therefore left out. */
  readonly deepAt: number | undefined;
}

/** Tokens of one step, about a millisecond of work. */
const lexemesPerStep = 256;

/** Reads the first document of a text in steps: the tokens are the yaml package's, the tree is made of them here. */
export function* readYaml(text: string): Steps<ReadYaml> {
  const [first] = yield* readDocuments(text, 1);
  return first;
}

/** Reads the first documents of a text, or all, in steps. There is always one, with what is wrong where nothing else is. */
export function* readDocuments(text: string, most = Infinity): Steps<readonly [ReadYaml, ...ReadYaml[]]> {
  const { tokens, deepAt } = yield* readTokens(text);
  const stream = new Stream(text);
  for (const token of tokens) {
    if (token.type === 'document' && stream.documents.length >= most) return stream.end(undefined);
    if (token.type === 'document') yield* stream.compose(token);
    else stream.pass(token);
  }
  return stream.end(deepAt);
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** Where the first collection starts that is nested too deeply, if the tokens end in it. */
  readonly deepAt: number | undefined;
}

/** The parser takes more of the stack the deeper the collections are that end together, so it stops before that. */
const mostOpen = deepest + 50;

function* readTokens(text: string): Steps<Tokens> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let deepAt: number | undefined;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > mostOpen) {
      deepAt = parser.stack[deepest + 1]?.offset;
      break;
    }
    lexemes++;
    if (lexemes % lexemesPerStep === 0) yield;
  }
  tokens.push(...parser.end());
  return { tokens, deepAt };
}

/** A document of which more may be known when what follows it is read. */
interface Growing extends ReadYaml {
  readonly errors: SyntaxMistake[];
  deepAt: number | undefined;
}

/** The documents of a text, as its tokens come. */
class Stream {
  readonly documents: Growing[] = [];
  private readonly directives = new Directives();
  /** What is read since the last document. */
  private reading: Reading;

  constructor(text: string) {
    this.reading = new Reading(text);
  }

  /** Takes what stands between documents. */
  pass(token: CST.Token): void {
    const { reading, directives } = this;
    if (token.type === 'directive') directives.add(token, reading);
    else if (token.type === 'doc-end' && this.documents.length > 0) endAfter(token.end, token.offset + token.source.length, false, reading);
    else if (token.type === 'doc-end' || token.type === 'error') reading.failAt('UNEXPECTED_TOKEN', token);
    if (token.type === 'doc-end' || !directives.areOpen) this.close();
  }

  /** What was found since the last document ends belongs to it, or else to the next one. */
  private close(): void {
    const last = this.documents[this.documents.length - 1];
    if (last) for (const error of this.reading.errors.splice(0)) last.errors.push(error);
  }

  *compose(token: CST.Document): Steps<void> {
    const { reading, directives } = this;
    const { start, value, offset, end } = token;
    reading.prefixes = directives.prefixesHere();
    const properties = new Properties(start, { indicator: 'doc-start', next: value ?? end?.[0], offset, indent: 0, atNewline: true }, reading);
    const isBlock = value?.type === 'block-map' || value?.type === 'block-seq';
    if (properties.found && isBlock && !properties.hasNewline) reading.fail('MISSING_CHAR', properties.end);
    const { node, after } = isCollection(value) ? yield* composeTree({ token: value, properties, depth: 0 }, reading) : leafOrEmpty(value, properties, start, reading, true);
    endAfter(end, after, true, reading);
    if (directives.areOpen && !properties.found) reading.failAt('MISSING_CHAR', token);
    directives.areOpen = false;
    this.add(node);
  }

  private add(root: YamlNode | undefined): Growing {
    const { text, errors, problems, deepAt } = this.reading;
    const document = { root, errors, problems, deepAt };
    this.documents.push(document);
    this.reading = new Reading(text);
    return document;
  }

  /** All documents, the last of which may be nested too deeply to be read to its end. */
  end(deepAt: number | undefined): readonly [ReadYaml, ...ReadYaml[]] {
    const { reading, documents } = this;
    if (this.directives.areOpen && documents.length === 0) reading.fail('MISSING_CHAR', reading.text.length);
    this.close();
    const [first = this.add(undefined), ...others] = documents;
    const last = others[others.length - 1] ?? first;
    last.deepAt ??= deepAt;
    return [first, ...others];
  }
}
