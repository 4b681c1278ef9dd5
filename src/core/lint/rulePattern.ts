/** True where a pattern of a configuration or a comment names a rule: its id, or the beginning of ids and `*`. */
export function namesRule(pattern: string, rule: string): boolean {
  return pattern.endsWith('*') ? rule.startsWith(pattern.slice(0, -1)) : pattern === rule;
}
