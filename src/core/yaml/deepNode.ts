import { isCollection, isMap, isSeq } from 'yaml';

/** Collections deeper than this are not followed; no manifest comes near it, and the stack stays safe. */
export const deepest = 200;

/**
 * Where the first collection starts that is nested too deeply; undefined where there is none. The yaml package itself
 * gives up when the stack is full, which is sooner or later depending on who calls: this place is always the same.
 */
export function deepNode(contents: unknown): number | undefined {
  const waiting: { readonly node: unknown; readonly depth: number }[] = [{ node: contents, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (!isCollection(node)) continue;
    if (depth >= deepest) return node.range?.[0] ?? 0;
    const children: unknown[] = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : isSeq(node) ? node.items : [];
    for (const child of children.toReversed()) waiting.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}
