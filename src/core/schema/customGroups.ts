import type { SchemaPack } from './schemaPack.ts';

/** The API groups that a text names and that Kubernetes itself does not serve, sorted and without doubles. */
export type CustomGroupsIn = (text: string) => readonly string[];

/** Reads no YAML: a group too many only costs a look at its definitions. */
export function customGroupFinder({ isBuiltIn }: Pick<SchemaPack, 'isBuiltIn'>): CustomGroupsIn {
  return (text) => {
    const named = Array.from(text.matchAll(/apiVersion["']?[ \t]*:[ \t]*["']?([\w.-]+)\/v\d/g), ([, group = '']) => group);
    return [...new Set(named)].filter((group) => !isBuiltIn(group)).sort();
  };
}

/** The API groups that the CustomResourceDefinitions of a text may define; empty for a text without any. */
export function definedGroups(text: string): readonly string[] {
  if (!text.includes('CustomResourceDefinition')) return [];
  return [...new Set(Array.from(text.matchAll(/\bgroup["']?[ \t]*:[ \t]*["']?([\w.-]+)/g), ([, group = '']) => group))];
}
