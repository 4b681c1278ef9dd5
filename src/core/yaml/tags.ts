import type { CST } from 'yaml';

/** The one handle that every document knows. */
export const defaultPrefixes: ReadonlyMap<string, string> = new Map([['!!', 'tag:yaml.org,2002:']]);

/** Remembers a mistake in a directive from `from` on. */
type Fail = (from: number) => void;

/** What the `%` lines say about the documents after them. */
export class Directives {
  private prefixes = new Map(defaultPrefixes);
  private version = '1.2';
  private isOver = false;

  /** Takes the next line; directives that nobody knows are left alone, as the specification wants it. */
  add({ source, offset }: CST.Directive, fail: Fail): void {
    if (this.isOver) this.prefixes = new Map(defaultPrefixes);
    this.isOver = false;
    const [name, first, ...others] = source.trim().split(/[ \t]+/);
    if (name === '%TAG') {
      if (others.length !== 1) fail(offset);
      if (first !== undefined && others[0] !== undefined) this.prefixes.set(first, others[0]);
    } else if (name === '%YAML') {
      if (first === undefined || others.length > 0) fail(offset);
      else if (first === '1.1' || first === '1.2') this.version = first;
      else if (!/^\d+\.\d+$/.test(first)) fail(offset + name.length + 1);
    }
  }

  /** The prefixes of the document that begins now. Those of YAML 1.1 hold until there are other directives. */
  prefixesHere(): ReadonlyMap<string, string> {
    const here = this.prefixes;
    this.isOver = this.version === '1.1';
    if (!this.isOver) this.prefixes = new Map(defaultPrefixes);
    return here;
  }
}

/** The full name of a tag; nothing, and a word why, where it cannot be made out. */
export function tagName(source: string, prefixes: ReadonlyMap<string, string>, fail: (message: string) => void): string | undefined {
  if (source === '!') return source;
  if (source.startsWith('!<')) return verbatimName(source, fail);
  const suffixAt = source.lastIndexOf('!') + 1;
  const [handle, suffix] = [source.slice(0, suffixAt), source.slice(suffixAt)];
  if (suffix === '') fail(`The ${source} tag has no suffix.`);
  const prefix = prefixes.get(handle);
  if (prefix !== undefined) return decoded(prefix, suffix, fail);
  if (handle === '!') return source;
  fail(`Could not resolve tag: ${source}.`);
  return undefined;
}

function verbatimName(source: string, fail: (message: string) => void): string | undefined {
  const name = source.slice(2, -1);
  if (name === '!' || name === '!!') {
    fail(`Verbatim tags aren't resolved, so ${source} is invalid.`);
    return undefined;
  }
  if (!source.endsWith('>')) fail('Verbatim tags must end with a >.');
  return name === '' ? undefined : name;
}

function decoded(prefix: string, suffix: string, fail: (message: string) => void): string | undefined {
  try {
    return prefix + decodeURIComponent(suffix);
  } catch (error) {
    fail(`${String(error)}.`);
    return undefined;
  }
}
