import { resolved, type YamlEntry, type YamlNode } from '../yaml/node.ts';

/** What says of an object what it is; everything else is its content. */
const head = new Set(['apiVersion', 'kind']);

/**
 * The entries at which further objects begin in a document that lacks the `---` between them: where the keys of the top
 * level start again. Empty for one object, also for one that only has a field twice.
 */
export function pastedObjects(root: YamlNode | undefined): readonly YamlEntry[] {
  const map = resolved(root);
  if (map?.kind !== 'map' || map.flow || map.entries.some((entry) => entry.keyNode.dynamic)) return [];
  const groups: YamlEntry[][] = [[]];
  for (const entry of map.entries.filter(({ merged }) => !merged)) {
    const group = groups.at(-1);
    if (group?.every(({ key }) => key !== entry.key) === true) group.push(entry);
    else groups.push([entry]);
  }
  return groups.every(isObject) ? groups.slice(1).flatMap((group) => group.slice(0, 1)) : [];
}

function isObject(group: readonly YamlEntry[]): boolean {
  return group.some(({ key }) => head.has(key)) && group.some(({ key }) => !head.has(key));
}
