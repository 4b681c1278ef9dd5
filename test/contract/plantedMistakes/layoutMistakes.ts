import { columnOf, entrySpan } from '../../../src/core/yaml/edits.ts';
import type { YamlMap } from '../../../src/core/yaml/node.ts';
import { entriesOf, type FoundEntry, isBuiltIn, lineAt, type Mistake, type Plant, type ValidManifest } from './mistake.ts';

/** Entries that have their line for themselves, in block mappings. */
function ownLines(valid: ValidManifest): readonly FoundEntry[] {
  return entriesOf(valid).filter(({ map, entry }) => !map.flow && entry.keyNode.style === 'plain' && valid.text.slice(lineAt(valid.text, entry.keyNode.start).start, entry.keyNode.start).trim() === '');
}

/** Such entries whose value is a scalar on the same line. */
function shortLines(valid: ValidManifest): readonly FoundEntry[] {
  return ownLines(valid).filter(({ entry }) => entry.value.kind === 'scalar' && entry.value.style !== 'literal' && entry.value.style !== 'folded' && entry.value.end > entry.value.start && !valid.text.slice(entry.keyNode.start, entry.value.end).includes('\n'));
}

function neighbours({ map, entry }: FoundEntry): { readonly before: YamlMap['entries'][number] | undefined; readonly next: YamlMap['entries'][number] | undefined } {
  const own = map.entries.filter(({ merged }) => !merged);
  const index = own.indexOf(entry);
  return { before: own[index - 1], next: own[index + 1] };
}

/** Changes the line of an entry, where a finding may stand on the line or on the one above it. */
function lineChange({ text }: ValidManifest, { entry }: FoundEntry, change: (line: string) => string): Plant {
  const line = lineAt(text, entry.keyNode.start);
  const changed = change(text.slice(line.start, line.end));
  return { edit: { ...line, text: changed }, place: { start: lineAt(text, Math.max(0, line.start - 1)).start, end: line.start + changed.length } };
}

function isFlatScalar(entry: YamlMap['entries'][number] | undefined): boolean {
  return entry?.value.kind === 'scalar' && entry.value.end > entry.value.start && entry.value.style !== 'literal' && entry.value.style !== 'folded';
}

/** Two entries under `---` may as well be one mapping that is indented. */
function isHead({ map, entry }: FoundEntry): boolean {
  return map.entries.indexOf(entry) < 2 && ['kind', 'apiVersion'].includes(entry.key);
}

/** The last entry of a list's last item, moved out to the mapping that holds the list. */
function outdented(valid: ValidManifest, found: FoundEntry, list: FoundEntry): readonly Plant[] {
  const { text } = valid;
  const { start, end } = entrySpan(found.entry);
  const by = columnOf(text, start) - columnOf(text, list.entry.keyNode.start);
  if (by <= 0 || neighbours(found).next || list.entry.value.end > end) return [];
  const first = lineAt(text, start).start;
  const moved = text.slice(first, end).split('\n').map((line) => line.slice(Math.min(by, line.length - line.trimStart().length))).join('\n');
  const at = first + columnOf(text, list.entry.keyNode.start);
  return [{ edit: { start: first, end, text: moved }, place: { start: at, end: at + found.entry.key.length } }];
}

/** What belongs to how YAML is written: indentation, quotes, colons, brackets, and keys that stand twice. */
export const layoutMistakes: readonly Mistake<ValidManifest>[] = [
  {
    name: 'a field outside of its container',
    rules: ['schema/unknown-field', 'gpu-resource-misplaced'],
    plants: (valid) => {
      const entries = ownLines(valid).filter(({ object }) => isBuiltIn(object));
      return entries.filter(({ entry }) => ['image', 'args', 'command', 'env', 'ports', 'volumeMounts', 'imagePullPolicy', 'livenessProbe', 'readinessProbe'].includes(entry.key)).flatMap((found) => {
        const list = entries.findLast(({ entry, keys }) => entry.key === 'containers' && keys.length === found.keys.length - 1 && entry.value.start <= found.entry.keyNode.start && entry.value.end >= found.entry.value.end);
        return list && found.keys.at(-2) === 'containers' ? outdented(valid, found, list) : [];
      });
    },
  },
  {
    name: 'a line too far to the right',
    rules: ['yaml/block-as-implicit-key', 'yaml/bad-indent', 'yaml/unexpected-token', 'yaml/multiline-implicit-key', 'yaml/missing-char'],
    plants: (valid) => shortLines(valid).filter((found) => isFlatScalar(neighbours(found).before) && !isHead(found)).map((found) => lineChange(valid, found, (line) => `  ${line}`)),
  },
  {
    name: 'a line too far to the left',
    rules: ['yaml/bad-indent', 'yaml/unexpected-token', 'yaml/block-as-implicit-key', 'yaml/missing-char'],
    plants: (valid) => shortLines(valid).filter((found) => neighbours(found).before && columnOf(valid.text, found.entry.keyNode.start) > 1).map((found) => lineChange(valid, found, (line) => line.slice(1))),
  },
  {
    name: 'a line indented with a tab',
    rules: ['yaml/tab-as-indent', 'yaml/bad-indent', 'yaml/unexpected-token', 'yaml/block-as-implicit-key'],
    plants: (valid) => shortLines(valid).filter((found) => neighbours(found).before && columnOf(valid.text, found.entry.keyNode.start) > 0).map((found) => lineChange(valid, found, (line) => line.replace(/^ +/, '\t'))),
  },
  {
    name: 'a missing colon',
    rules: ['yaml/missing-char', 'yaml/multiline-implicit-key', 'yaml/block-as-implicit-key'],
    plants: (valid) => shortLines(valid).filter((found) => neighbours(found).before && neighbours(found).next).map((found) => lineChange(valid, found, (line) => line.replace(':', ''))),
  },
  {
    name: 'no blank behind a colon',
    rules: ['yaml/missing-char', 'yaml/multiline-implicit-key', 'yaml/block-as-implicit-key'],
    plants: (valid) => shortLines(valid).filter(({ entry }) => entry.value.kind === 'scalar' && entry.value.style === 'plain').filter((found) => neighbours(found).before && neighbours(found).next).map((found) => lineChange(valid, found, (line) => line.replace(/: +/, ':'))),
  },
  {
    name: 'a quote that stays open',
    rules: ['yaml/missing-char', 'yaml/unexpected-token', 'yaml/multiline-implicit-key', 'yaml/block-as-implicit-key', 'yaml/bad-indent'],
    plants: (valid) => shortLines(valid).filter(({ entry }) => entry.value.kind === 'scalar' && entry.value.style === 'double' && !entry.value.text.includes('"')).map((found) => lineChange(valid, found, (line) => line.replace(/"(?=[^"]*$)/, ''))),
  },
  {
    name: 'a bracket that stays open',
    rules: ['yaml/missing-char', 'yaml/bad-indent', 'yaml/comma-expected', 'yaml/block-in-flow', 'yaml/unexpected-token'],
    plants: (valid) => ownLines(valid).filter(({ entry }) => entry.value.kind === 'seq' && entry.value.flow && entry.value.items.length > 0 && !valid.text.slice(entry.value.start, entry.value.end).includes('\n')).map((found) => lineChange(valid, found, (line) => line.replace(/\](?=[^\]]*$)/, ''))),
  },
  {
    name: 'the same key twice',
    rules: ['yaml/duplicate-key'],
    plants: (valid) => shortLines(valid).map(({ entry }) => {
      const line = lineAt(valid.text, entry.keyNode.start);
      const copy = `\n${valid.text.slice(line.start, line.end)}`;
      return { edit: { start: line.end, end: line.end, text: copy }, place: { start: line.end + 1, end: line.end + copy.length } };
    }),
  },
];
