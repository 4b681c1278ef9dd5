import type { CST } from 'yaml';
import type { YamlMap, YamlScalar, YamlSeq } from './node.ts';
import { kindOf, type SyntaxKind } from './syntaxMessages.ts';
import { defaultPrefixes, tagName } from './tags.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** A token of the yaml package that is no node. */
export type Mark = CST.SourceToken;

/** A place where the text is not YAML. */
export interface SyntaxMistake {
  /** As the yaml package calls it. */
  readonly code: string;
  readonly pos: readonly [from: number, to: number];
  readonly kind: SyntaxKind;
  /** Where the quote or bracket stands that is not closed. */
  readonly opensAt: number | undefined;
}

/** Nodes of one step, well below a millisecond of work. */
const nodesPerStep = 512;

/** What is known of a document while its tree is made. */
export class Reading {
  readonly text: string;
  readonly errors: SyntaxMistake[] = [];
  readonly problems: YamlProblem[] = [];
  readonly anchors = new Map<string, YamlMap | YamlSeq | YamlScalar>();
  /** Where the first collection starts that is nested too deeply and therefore left out. */
  deepAt: number | undefined;
  /** What the handles of tags stand for. */
  prefixes = defaultPrefixes;
  private nodes = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Remembers a mistake at one character, or up to an end; `opensAt` is where the quote or bracket stands that is not closed. */
  fail(code: string, from: number, to: number = from + 1, kind: SyntaxKind = kindOf(code), opensAt?: number): void {
    this.errors.push({ code, pos: [from, to], kind, opensAt });
  }

  /** Remembers a mistake that a whole token is; of collections only the first character. */
  failAt(code: string, token: CST.Token, kind?: SyntaxKind): void {
    this.fail(code, token.offset, token.offset + ('source' in token ? token.source.length : 1), kind);
  }

  /** The full name of a tag; nothing where there is none or it means nothing. */
  tagName(tag: Mark | undefined): string | undefined {
    return tag && tagName(tag.source, this.prefixes, (message) => this.failAt('TAG_RESOLVE_FAILED', tag, { message }));
  }

  /** Whether it is time to let others have their turn; to be asked for every item. */
  isPauseDue(): boolean {
    this.nodes++;
    return this.nodes % nodesPerStep === 0;
  }
}
