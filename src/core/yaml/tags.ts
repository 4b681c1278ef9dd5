/** The one handle that every document knows. */
export const defaultPrefixes: ReadonlyMap<string, string> = new Map([['!!', 'tag:yaml.org,2002:']]);

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
