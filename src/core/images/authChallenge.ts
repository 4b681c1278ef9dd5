/** One way a registry accepts logins, from its WWW-Authenticate header. Scheme and parameter names are lower case. */
export interface AuthChallenge {
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const challengePattern = /(?:^|,)\s*([A-Za-z][\w-]*)(?=\s|$|,)(?!\s*=)/g;
const parameterPattern = /([A-Za-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/** Replaces quoted strings by as many spaces, so that a comma or a word inside of them is not taken for syntax. */
function blankQuotes(header: string): string {
  return header.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => '"'.padEnd(quoted.length - 1, '_').concat('"'));
}

/** Parses a WWW-Authenticate header (RFC 9110 §11.6.1), which may hold several challenges. */
export function parseAuthChallenges(header: string): readonly AuthChallenge[] {
  const starts = [...blankQuotes(header).matchAll(challengePattern)];
  return starts.map((start, index) => {
    const from = start.index + start[0].length;
    const text = header.slice(from, starts[index + 1]?.index ?? header.length);
    const parameters = [...text.matchAll(parameterPattern)].map(([, name = '', quoted, bare]): [string, string] => [
      name.toLowerCase(),
      quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'),
    ]);
    return { scheme: (start[1] ?? '').toLowerCase(), parameters: Object.fromEntries(parameters) };
  });
}
