import type { Span } from '../../base/text.ts';
import { entrySpan } from './edits.ts';
import type { YamlNode } from './node.ts';

/** The outermost entry or list item that starts on a line; the line itself where none does. */
export function extentAt(root: YamlNode | undefined, line: Span): Span {
  return (root && startingOn(root, line)) ?? line;
}

function startingOn(node: YamlNode, line: Span): Span | undefined {
  if (node.kind !== 'map' && node.kind !== 'seq') return undefined;
  const children = node.kind === 'map'
    ? node.entries.filter((entry) => !entry.merged).map((entry) => ({ span: entrySpan(entry), value: entry.value }))
    : node.items.map((item) => ({ span: item as Span, value: item }));
  for (const child of children) {
    if (child.span.start >= line.start && child.span.start <= line.end) return child.span;
    if (child.span.start <= line.start && child.span.end >= line.start) return startingOn(child.value, line);
  }
  return undefined;
}
