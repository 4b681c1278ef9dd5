import type { CST } from 'yaml';
import type { Reading } from './reading.ts';
import { defaultPrefixes } from './tags.ts';

/** What the `%` lines say about the documents after them. */
export class Directives {
  /** Whether there were some since the last document. */
  areOpen = false;
  private prefixes = new Map(defaultPrefixes);
  private version = '1.2';
  private isOver = false;

  /** Takes the next line; directives that nobody knows are left alone, as the specification wants it. */
  add({ source, offset }: CST.Directive, reading: Reading): void {
    if (this.isOver) this.prefixes = new Map(defaultPrefixes);
    this.isOver = false;
    this.areOpen = true;
    const [name, first, ...others] = source.trim().split(/[ \t]+/);
    let wrongFrom: number | undefined;
    if (name === '%TAG') {
      if (others.length !== 1) wrongFrom = 0;
      if (first !== undefined && others[0] !== undefined) this.prefixes.set(first, others[0]);
    } else if (name === '%YAML') {
      if (first === undefined || others.length > 0) wrongFrom = 0;
      else if (first === '1.1' || first === '1.2') this.version = first;
      else if (!/^\d+\.\d+$/.test(first)) wrongFrom = name.length + 1;
    }
    if (wrongFrom !== undefined) reading.fail('BAD_DIRECTIVE', offset + wrongFrom, offset + source.length);
  }

  /** The prefixes of the document that begins now. Those of YAML 1.1 hold until there are other directives. */
  prefixesHere(): ReadonlyMap<string, string> {
    const here = this.prefixes;
    this.isOver = this.version === '1.1';
    if (!this.isOver) this.prefixes = new Map(defaultPrefixes);
    return here;
  }
}
