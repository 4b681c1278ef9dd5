import { AppError } from '../../base/errors.ts';

/** Answers which paths of a build context stay at home. Paths are relative to the context, with `/`, without `./`. */
export interface IgnoreRules {
  isIgnored(path: string): boolean;
  /** True when something below an ignored folder can still be wanted, so that the walk must go in. */
  mayHoldWanted(folder: string): boolean;
}

interface Rule {
  readonly negated: boolean;
  readonly pattern: string;
  readonly matches: (path: string) => boolean;
}

/** Shortens a path as Go's filepath.Clean does: no empty or `.` parts, `..` resolved where something precedes it. */
function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push(part);
  }
  const joined = parts.join('/');
  return rooted ? `/${joined}` : joined || '.';
}

/**
 * The patterns of a `.dockerignore`, cleaned, `!` kept in front. A `#` comments a line out only in the first column.
 * Where `separator` is `\` (on Windows) a backslash in the file separates folders; elsewhere it escapes.
 */
export function parseIgnoreFile(text: string, separator: '/' | '\\' = '/'): readonly string[] {
  const patterns: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const negated = line.trim().startsWith('!');
    const written = negated ? line.trim().slice(1).trim() : line.trim();
    const cleaned = written === '' ? '' : cleanPath(separator === '\\' ? written.replaceAll('\\', '/') : written);
    const relative = cleaned.length > 1 ? cleaned.replace(/^\//, '') : cleaned;
    patterns.push(negated ? `!${relative}` : relative);
  }
  return patterns;
}

/** One step of the translation: the regular expression of what starts at `at`, and how many characters it took. */
function translateAt(pattern: string, at: number): readonly [string, number] {
  const unit = pattern.charAt(at);
  if (unit === '*' && pattern.charAt(at + 1) === '*') {
    const taken = pattern.charAt(at + 2) === '/' ? 3 : 2;
    return [at + taken >= pattern.length ? '.*' : '(?:.*/)?', taken];
  }
  if (unit === '*') return ['[^/]*', 1];
  if (unit === '?') return ['[^/]', 1];
  if (unit === '\\' && at + 1 < pattern.length) return [escapeUnit(pattern.charAt(at + 1)), 2];
  return unit === '[' || unit === ']' || unit === '^' || unit === '-' ? [unit, 1] : [escapeUnit(unit), 1];
}

function escapeUnit(unit: string): string {
  return /[\w/-]/.test(unit) || unit.charCodeAt(0) > 127 ? unit : `\\${unit}`;
}

function toExpression(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; ) {
    const [piece, taken] = translateAt(pattern, at);
    source += piece;
    at += taken;
  }
  try {
    return new RegExp(`^${source}$`, 's');
  } catch (cause) {
    throw new AppError('buildContextUnreadable', { path: '.dockerignore', reason: `the pattern "${pattern}" has a syntax error` }, { cause });
  }
}

/** `**` in front with no other wildcard matches by suffix, so `**model.bin` also takes `old-model.bin`. */
function toRule(written: string): Rule {
  const negated = written.startsWith('!');
  const pattern = negated ? written.slice(1) : written;
  if (pattern === '') {
    throw new AppError('buildContextUnreadable', { path: '.dockerignore', reason: 'a "!" stands alone on its line' });
  }
  const suffix = /^\*\*([^*?[\]\\]+)$/.exec(pattern)?.[1];
  if (suffix !== undefined) {
    return { negated, pattern, matches: (path) => path.endsWith(suffix) || path === suffix.replace(/^\//, '') };
  }
  const expression = toExpression(pattern);
  return { negated, pattern, matches: (path) => expression.test(path) };
}

/** The path itself and every folder above it, the path first. */
function withParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/**
 * Compiles patterns by the rules of the docker CLI: the last pattern that matches the path or a folder above it
 * decides. Throws `buildContextUnreadable` for a pattern with a syntax error.
 */
export function compileIgnore(patterns: readonly string[]): IgnoreRules {
  const rules = patterns.map(toRule);
  const negations = rules.filter((rule) => rule.negated).map((rule) => rule.pattern);
  const anywhere = negations.some((pattern) => /[*?[\\]/.test(pattern));
  return {
    isIgnored(path) {
      const candidates = withParents(path);
      let ignored = false;
      for (const rule of rules) {
        if (rule.negated === ignored && candidates.some(rule.matches)) ignored = !rule.negated;
      }
      return ignored;
    },
    mayHoldWanted: (folder) => anywhere || negations.some((pattern) => `${pattern}/`.startsWith(`${folder}/`)),
  };
}
