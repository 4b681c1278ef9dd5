import type { YamlNode, YamlScalar } from '../../yaml/node.ts';

/** Deeper than any field of a pod in a template of a template. */
const deepest = 60;

/** Visits every scalar below a node as often as it is written: what an alias or a merge shows again is left out. */
export function eachScalar(node: YamlNode | undefined, visit: (scalar: YamlScalar) => void, depth = 0): void {
  if (!node || depth > deepest || node.kind === 'alias') return;
  if (node.kind === 'scalar') visit(node);
  else if (node.kind === 'seq') for (const item of node.items) eachScalar(item, visit, depth + 1);
  else for (const { value, merged } of node.entries) if (!merged) eachScalar(value, visit, depth + 1);
}
