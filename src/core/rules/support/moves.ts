import type { Fix } from '../../lint/finding.ts';
import { addedEntry, columnOf, entryBefore, entrySpan, entryText, lineBreak, removedEntry } from '../../yaml/edits.ts';
import { asMap, entryOf, type YamlEntry, type YamlMap } from '../../yaml/node.ts';

/** Moves an entry of `resources:` under its `limits:`, which is made when it is missing. */
export function intoLimits(text: string, resources: YamlMap, entry: YamlEntry): readonly Fix[] {
  const limits = entryOf(resources, 'limits');
  const map = asMap(limits?.value);
  if (limits && (!map || limits.merged || limits.value.kind === 'alias')) return [];
  if (map) return [{ title: 'Move under limits', edits: [removedEntry(text, resources, entry), addedEntry(text, map, placed(text, map, entry))], kind: 'safe', preferred: true }];
  const span = entrySpan(entry);
  const column = columnOf(text, span.start);
  const written = resources.flow ? `limits: {${entryText(text, entry, 0)}}` : `limits:${lineBreak(text)}${' '.repeat(column + 2)}${entryText(text, entry, column + 2)}`;
  return [{ title: 'Move under limits', edits: [{ ...span, text: written }], kind: 'safe', preferred: true }];
}

/** Moves `limits:` or `requests:` of a container under its `resources:`, which is made when it is missing. */
export function underResources(text: string, container: YamlMap, entry: YamlEntry): readonly Fix[] {
  const resources = entryOf(container, 'resources');
  const map = asMap(resources?.value);
  const title = 'Move under resources';
  if (resources) {
    if (!map || resources.merged || resources.value.kind === 'alias' || entryOf(map, entry.key)) return [];
    return [{ title, edits: [removedEntry(text, container, entry), addedEntry(text, map, placed(text, map, entry))], kind: 'safe', preferred: true }];
  }
  const span = entrySpan(entry);
  const column = columnOf(text, span.start);
  const written = container.flow ? `resources: {${entryText(text, entry, 0)}}` : `resources:${lineBreak(text)}${' '.repeat(column + 2)}${entryText(text, entry, column + 2)}`;
  return [{ title, edits: [{ ...span, text: written }], kind: 'safe', preferred: true }];
}

/** Moves a field of a container in front of the pod's `containers:`. */
export function intoPodSpec(text: string, podSpec: YamlMap, container: YamlMap, entry: YamlEntry): readonly Fix[] {
  const containers = entryOf(podSpec, 'containers');
  if (!containers || containers.merged || entryOf(podSpec, entry.key)) return [];
  const added = entryBefore(text, podSpec, containers, entryText(text, entry, columnOf(text, containers.keyNode.start)));
  return [{ title: 'Move beside "containers"', edits: [added, removedEntry(text, container, entry)], kind: 'safe', preferred: true }];
}

function placed(text: string, map: YamlMap, entry: YamlEntry): string {
  const first = map.entries[0];
  return entryText(text, entry, first ? columnOf(text, first.keyNode.start) : 0);
}
