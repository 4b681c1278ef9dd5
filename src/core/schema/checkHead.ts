import type { Finding, Fix } from '../lint/finding.ts';
import { columnOf, entryBefore, lineBreak, spanOf } from '../yaml/edits.ts';
import { asMap, entryOf, knownString, resolved, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { guessKind } from './guessKind.ts';
import type { SchemaView } from './schemaView.ts';

/** An object whose head cannot be read. */
export interface Headless {
  readonly finding: Finding;
  /** The object as if the other half were there, where its fields tell what that is. */
  readonly completed: YamlMap | undefined;
}

/** Says that a document lacks one of `apiVersion` and `kind`, or has one that is no text, so that nobody can read it. */
export function checkHead(root: YamlNode | undefined, view: SchemaView, text: string): Headless | undefined {
  const map = asMap(root);
  if (!map || map.entries.some((entry) => entry.keyNode.dynamic)) return undefined;
  const apiVersion = entryOf(map, 'apiVersion');
  const kind = entryOf(map, 'kind');
  const wrong = apiVersion && kind && (notText(apiVersion) ?? notText(kind));
  if (wrong) return { finding: wrong, completed: undefined };
  if (apiVersion && !kind) return withoutKind(map, apiVersion, view, text);
  return kind && !apiVersion && entryOf(map, 'metadata') ? withoutVersion(map, kind, view, text) : undefined;
}

function notText({ key, keyNode, value }: YamlEntry): Finding | undefined {
  const target = resolved(value);
  if (!target || (target.kind === 'scalar' && (target.dynamic || typeof target.value === 'string'))) return undefined;
  const place = target.kind === 'scalar' && target.end > target.start ? target : keyNode;
  return { rule: 'schema/type', severity: 'error', message: `"${key}" must be text, so the API server cannot tell what the object is and refuses it.`, span: spanOf(place) };
}

/** Files of other tools have an apiVersion too: without a field of Kubernetes it is none of its objects. */
function withoutKind(map: YamlMap, entry: YamlEntry, view: SchemaView, text: string): Headless | undefined {
  const apiVersion = knownString(entry.value) ?? '';
  if (!/^(?:[\w.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?$/.test(apiVersion)) return undefined;
  const guess = guessKind(map, apiVersion, view);
  if (guess === undefined && !asMap(entryOf(map, 'metadata')?.value)) return undefined;
  const advice = guess === undefined ? 'Add "kind".' : `Its fields are those of a ${guess}: add "kind: ${guess}".`;
  return {
    finding: missing(`The object has an apiVersion and no kind, so the API server cannot tell what it is and refuses it. ${advice}`, entry, () => (guess === undefined ? [] : [added(`kind: ${guess}`, behind(text, map, entry, `kind: ${guess}`))])),
    completed: guess === undefined ? undefined : withEntry(map, 'kind', guess, entry),
  };
}

function withoutVersion(map: YamlMap, entry: YamlEntry, view: SchemaView, text: string): Headless | undefined {
  const kind = knownString(entry.value) ?? '';
  const known = view.apiVersionsOf(kind);
  const [best] = known;
  if (best === undefined) return undefined;
  return {
    finding: missing(`The object has a kind and no apiVersion, so the API server refuses it; ${kind} is in ${known.join(' and ')}. Add "apiVersion".`, entry, () => [added(`apiVersion: ${best}`, entryBefore(text, map, entry, `apiVersion: ${best}`))]),
    completed: known.length === 1 ? withEntry(map, 'apiVersion', best, entry) : undefined,
  };
}

function missing(message: string, entry: YamlEntry, fixes: () => readonly Fix[]): Finding {
  return { rule: 'schema/required', severity: 'error', message, span: spanOf(entry.keyNode), fixes };
}

function added(written: string, edit: Fix['edits'][number]): Fix {
  return { title: `Add ${written}`, edits: [edit], kind: 'unsafe', preferred: true };
}

function behind(text: string, map: YamlMap, entry: YamlEntry, written: string): Fix['edits'][number] {
  const at = entry.value.end;
  const gap = map.flow ? ', ' : `${lineBreak(text)}${' '.repeat(columnOf(text, entry.keyNode.start))}`;
  return { start: at, end: at, text: `${gap}${written}` };
}

/** The mapping with another entry, which stands where the half of the head does that is there. */
function withEntry(map: YamlMap, key: string, text: string, { keyNode }: YamlEntry): YamlMap {
  const scalar = { ...keyNode, value: text, text };
  return { ...map, entries: [...map.entries, { key, keyNode: { ...keyNode, value: key, text: key }, value: scalar, merged: false }] };
}
