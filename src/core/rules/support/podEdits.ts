import type { Container, PodSpec } from '../../kubernetes/manifest.ts';
import type { TextEdit } from '../../lint/finding.ts';
import { addedEntry, addedItem, columnOf, entrySpan, lineBreak, removedEntry, removedItem, replaced } from '../../yaml/edits.ts';
import { asMap, asSeq, entryOf, isNull, type YamlEntry, type YamlMap } from '../../yaml/node.ts';
import type { EnvironmentVariable } from '../../kubernetes/containerEnvironment.ts';

/** Adds `key: value` under the path of keys, making the mappings that are missing; undefined where an alias or a merge is in the way. */
export function setUnder(text: string, owner: YamlMap, path: readonly string[], key: string, value: string): TextEdit | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return addedEntry(text, owner, `${key}: ${value}`);
  const entry = entryOf(owner, first);
  const map = entry && asMap(entry.value);
  if (entry?.merged === true || entry?.value.kind === 'alias') return undefined;
  if (entry && map) return setUnder(text, map, rest, key, value);
  const flow = rest.reduceRight((inner, name) => `{${name}: ${inner}}`, `{${key}: ${value}}`);
  if (entry) return isNull(entry.value) ? { start: entry.value.start, end: entry.value.end, text: `${entry.value.start === entry.keyNode.end + 1 ? ' ' : ''}${flow}` } : undefined;
  if (owner.flow) return addedEntry(text, owner, `${first}: ${flow}`);
  const block = [...path, `${key}: ${value}`].map((name, depth) => `${'  '.repeat(depth)}${name}${depth < path.length ? ':' : ''}`);
  return addedEntry(text, owner, block.join('\n'));
}

/** Asks for whole GPUs in the limits of a container. */
export function withLimit(text: string, container: Container, name: string, amount: string): TextEdit | undefined {
  return setUnder(text, container.node, ['resources', 'limits'], name, amount);
}

/** Adds an item to a list of a mapping, given both ways of writing it, and makes the list when it is missing. */
export function withItem(text: string, owner: YamlMap, field: string, item: { readonly flow: string; readonly block: string }): TextEdit | undefined {
  const entry = entryOf(owner, field);
  const list = asSeq(entry?.value);
  if (entry?.merged === true || entry?.value.kind === 'alias') return undefined;
  if (list) return addedItem(text, list, list.flow || list.items.length === 0 ? item.flow : item.block);
  if (entry) return undefined;
  return addedEntry(text, owner, owner.flow ? `${field}: [${item.flow}]` : `${field}:\n  - ${item.block.replaceAll('\n', '\n  ')}`);
}

/** Gives a container an environment variable that it does not have. */
export function setVariable(text: string, container: Container, name: string, value: string): TextEdit | undefined {
  return withItem(text, container.node, 'env', { flow: `{name: ${name}, value: ${value}}`, block: `name: ${name}\n  value: ${value}` });
}

/** Removes an environment variable, and the whole `env:` with the last one. */
export function withoutVariable(text: string, container: Container, variable: EnvironmentVariable): TextEdit | undefined {
  const env = entryOf(container.node, 'env');
  if (!env || env.merged || env.value.kind === 'alias') return undefined;
  return variable.list.items.length === 1 ? removedEntry(text, container.node, env) : removedItem(text, variable.list, variable.item);
}

/** Removes an entry, and the mapping around it when it was the only one there. */
export function withoutEntry(text: string, owner: YamlMap, field: string, entry: YamlEntry): TextEdit | undefined {
  const holder = entryOf(owner, field);
  const map = asMap(holder?.value);
  if (!holder || !map || holder.merged || entry.merged || holder.value.kind === 'alias') return undefined;
  return removedEntry(text, map, entry, { map: owner, entry: holder });
}

/** A memory-backed volume and its mount at /dev/shm. */
export function sharedMemoryEdits(text: string, podSpec: PodSpec, container: Container, size: string): readonly TextEdit[] {
  const names = new Set((asSeq(entryOf(podSpec.node, 'volumes')?.value)?.items ?? []).map((volume) => nameOf(asMap(volume))));
  const name = names.has('dshm') ? 'shared-memory' : 'dshm';
  const mount = withItem(text, container.node, 'volumeMounts', { flow: `{name: ${name}, mountPath: /dev/shm}`, block: `name: ${name}\n  mountPath: /dev/shm` });
  const volume = withItem(text, podSpec.node, 'volumes', {
    flow: `{name: ${name}, emptyDir: {medium: Memory, sizeLimit: ${size}}}`,
    block: `name: ${name}\n  emptyDir:\n    medium: Memory\n    sizeLimit: ${size}`,
  });
  if (!mount || !volume || names.has(name)) return [];
  // Both may belong behind the last line of the pod; one edit keeps their order.
  return mount.start === volume.start ? [{ ...mount, text: mount.text + volume.text }] : [mount, volume];
}

function nameOf(map: YamlMap | undefined): string {
  const value = entryOf(map, 'name')?.value;
  return value?.kind === 'scalar' ? value.text : '';
}

/** Lets a variable take its value from a Secret. */
export function fromSecret(text: string, variable: EnvironmentVariable, secret: { readonly name: string; readonly key: string }): TextEdit | undefined {
  const { value, item } = variable;
  if (!value || value.merged) return undefined;
  const span = entrySpan(value);
  if (item.flow) return replaced(span, `valueFrom: {secretKeyRef: {name: ${secret.name}, key: ${secret.key}}}`);
  const gap = `${lineBreak(text)}${' '.repeat(columnOf(text, span.start))}`;
  return replaced({ start: span.start, end: span.start + text.slice(span.start, span.end).trimEnd().length }, ['valueFrom:', '  secretKeyRef:', `    name: ${secret.name}`, `    key: ${secret.key}`].join(gap));
}

/** A removal and an addition as edits that do not overlap, also where the one removes the line behind which the other adds. */
export function removedAndAdded(removal: TextEdit, added: TextEdit): readonly TextEdit[] {
  if (added.start < removal.start || added.start > removal.end) return [removal, added];
  return [{ start: removal.start, end: added.start, text: added.text.replace(/^\r?\n/, '') }];
}
