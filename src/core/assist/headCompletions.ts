import { asMap, entryOf, knownString, type YamlNode } from '../yaml/node.ts';
import type { Completion } from './completion.ts';
import { type KnownSchemas, writableKinds } from './knownSchemas.ts';
import type { Layout } from './layout.ts';
import type { Typed } from './typedAt.ts';

/** The first fields of an object, before it is known what object it is. */
export function headFields(root: YamlNode | undefined, typed: Typed, layout: Layout): readonly Completion[] {
  const fields: readonly (readonly [string, string])[] = [['apiVersion', ': '], ['kind', ': '], ['metadata', `:${layout.lineBreak}${' '.repeat(layout.step)}`]];
  return fields.filter(([name]) => !entryOf(asMap(root), name)).map(([name, behind], rank): Completion => ({
    label: name, kind: 'field', insert: typed.hasColon ? name : `${name}${behind}`, span: typed.span, detail: '', paragraphs: [], rank, goesOn: true,
  }));
}

/** The apiVersions of the kind that is written, or all of them. */
export function apiVersions(root: YamlNode | undefined, typed: Typed, known: KnownSchemas): readonly Completion[] {
  const kind = knownString(entryOf(asMap(root), 'kind')?.value);
  const fitting = kind === undefined ? [] : known.view.apiVersionsOf(kind);
  const all = [...new Set(writableKinds(known).map(({ apiVersion }) => apiVersion))];
  const offered = fitting.length > 0 ? fitting : all.toSorted(usualFirst);
  return offered.map((apiVersion, rank) => ({ label: apiVersion, kind: 'value', insert: apiVersion, span: typed.span, detail: '', paragraphs: [], rank, goesOn: false }));
}

/** The kinds of the apiVersion that is written; without one, every kind, which then brings its apiVersion along. */
export function kinds(root: YamlNode | undefined, typed: Typed, known: KnownSchemas, lineBreak: string): readonly Completion[] {
  const entry = entryOf(asMap(root), 'apiVersion');
  const apiVersion = knownString(entry?.value);
  const all = writableKinds(known);
  const fitting = all.filter((candidate) => candidate.apiVersion === apiVersion);
  return (fitting.length > 0 ? fitting : all).map(({ apiVersion: own, kind }): Completion => ({
    label: kind,
    kind: 'kind',
    insert: kind,
    span: typed.span,
    detail: own,
    paragraphs: [],
    rank: rankOf(own),
    goesOn: false,
    ...(!entry && { extra: { start: typed.line.start, end: typed.line.start, text: `apiVersion: ${own}${lineBreak}` } }),
  }));
}

function usualFirst(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || a.localeCompare(b);
}

/** What most manifests are of comes first; alpha and beta come last. */
function rankOf(apiVersion: string): number {
  if (/(?:alpha|beta)\d+$/.test(apiVersion)) return 2;
  return ['v1', 'apps/v1', 'batch/v1'].includes(apiVersion) ? 0 : 1;
}
