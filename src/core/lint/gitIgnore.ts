/** The rules of one .gitignore, for paths below its folder. */
export interface GitIgnore {
  /** True or false where a rule speaks about the path, undefined where none does. `path` is relative with `/`. */
  decide(path: string, isFolder: boolean): boolean | undefined;
}

interface Rule {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  readonly expression: RegExp;
}

/** Reads a .gitignore by the rules of gitignore(5): the last rule that matches decides. */
export function parseGitIgnore(text: string): GitIgnore {
  const rules = text.split(/\r?\n/).flatMap(parseRule).toReversed();
  return {
    decide: (path, isFolder) => {
      const rule = rules.find((each) => (isFolder || !each.foldersOnly) && each.expression.test(path));
      return rule && !rule.negated;
    },
  };
}

function parseRule(line: string): Rule[] {
  const trimmed = line.replace(/(?<!\\) +$/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return [];
  const negated = trimmed.startsWith('!');
  const written = negated ? trimmed.slice(1) : trimmed;
  const foldersOnly = written.endsWith('/');
  const pattern = foldersOnly ? written.slice(0, -1) : written;
  const anchored = pattern.includes('/');
  const source = translate(pattern.replace(/^\//, ''));
  return source === undefined ? [] : [{ negated, foldersOnly, expression: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}$`, 's') }];
}

/** The pattern as the source of a regular expression; undefined for a class that never closes, which matches nothing. */
function translate(pattern: string): string | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; ) {
    const piece = translateAt(pattern, at);
    if (!piece) return undefined;
    source += piece.source;
    at += piece.length;
  }
  return source;
}

function translateAt(pattern: string, at: number): { readonly source: string; readonly length: number } | undefined {
  const rest = pattern.slice(at);
  const atSegment = at === 0 || pattern[at - 1] === '/';
  if (atSegment && rest.startsWith('**/')) return { source: '(?:.*/)?', length: 3 };
  if (atSegment && rest === '**') return { source: '.*', length: 2 };
  const stars = /^\*+/.exec(rest)?.[0];
  if (stars !== undefined) return { source: '[^/]*', length: stars.length };
  if (rest.startsWith('?')) return { source: '[^/]', length: 1 };
  if (rest.startsWith('[')) return translateClass(rest);
  const escaped = rest.startsWith('\\') && rest.length > 1;
  const literal = rest.charAt(escaped ? 1 : 0);
  return { source: literal.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'), length: escaped ? 2 : 1 };
}

function translateClass(rest: string): { readonly source: string; readonly length: number } | undefined {
  const match = /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/.exec(rest);
  const [whole = '', negation = '', members = ''] = match ?? [];
  if (!match || members === '') return undefined;
  const inner = members.replace(/\\(.)/g, '$1').replace(/[\\\]^]/g, '\\$&');
  try {
    const source = `[${negation === '' ? '' : '^/'}${inner}]`;
    return { source: new RegExp(source).source, length: whole.length };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
