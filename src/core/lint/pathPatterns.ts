import { parseGitIgnore } from './gitIgnore.ts';

/** Decides about a path below the folder that its patterns count from; relative, with `/`. */
export type PathDecision = (path: string) => boolean | undefined;

/**
 * Patterns as .gitignore has them, with `{a,b}` besides: true where the last one that matches the path or a folder above
 * it takes it in, false where that one begins with `!`, undefined where none matches.
 */
export function pathPatterns(patterns: readonly string[]): PathDecision {
  const rules = parseGitIgnore(patterns.flatMap((pattern) => withoutBraces(pattern.replace(/^(!?)\.\//, '$1'))).join('\n'));
  return (path) => {
    const steps = path.split('/');
    const decided = steps.map((_, index) => rules.decide(steps.slice(0, index + 1).join('/'), index + 1 < steps.length));
    // What lies in an excluded folder cannot be taken in again, as with git.
    return decided.find((decision, index) => decision === true && index + 1 < steps.length) ?? decided.at(-1);
  };
}

/** `*.{yaml,yml}` is `*.yaml` and `*.yml`; braces inside braces work too. */
function withoutBraces(pattern: string): readonly string[] {
  const match = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  const before = pattern.slice(0, match.index);
  const behind = pattern.slice(match.index + match[0].length);
  return (match[1] ?? '').split(',').flatMap((part) => withoutBraces(before + part + behind));
}
