// Writes the data tables shorter than their JSON: the names of the fields once for a table, and words in one string.
import type { Plugin } from 'esbuild';
import * as tables from '../../src/core/data/tables.gen.ts';

export const dataTables: Plugin = {
  name: 'data tables',
  setup: (build) => {
    build.onLoad({ filter: /[/\\]src[/\\]core[/\\]data[/\\]tables\.gen\.ts$/ }, () => ({ contents: tablesModule(tables), loader: 'js' }));
  },
};

/** What makes the rows of a table again; a value that is not there is the usual one of its column. */
const rowsOf = 'const rowsOf = (names, usual, values) => values.map((row) => Object.fromEntries(names.map((name, at) => [name, at in row ? row[at] : usual[at]])));';

/** A module with the same exports. */
export function tablesModule(exported: Readonly<Record<string, unknown>>): string {
  return [rowsOf, ...Object.entries(exported).map(([name, table]) => `export const ${name} = ${written(table)};`)].join('\n');
}

function written(value: unknown): string {
  if (Array.isArray(value)) return writtenList(value);
  if (!isRecord(value)) return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${written(part)}`).join(',')}}`;
}

function writtenList(values: readonly unknown[]): string {
  if (values.length > 2 && values.every((value) => typeof value === 'string' && /^\S+$/.test(value))) return `/* @__PURE__ */ ${JSON.stringify(values.join(' '))}.split(" ")`;
  const rows = values.filter(isRecord);
  const names = Object.keys(rows[0] ?? {});
  const isTable = values.length > 2 && rows.length === values.length && rows.every((row) => Object.keys(row).join() === names.join());
  return isTable ? writtenTable(names, rows.map((row) => Object.values(row).map(written))) : `[${values.map(written).join(',')}]`;
}

function writtenTable(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const usual = names.map((_, column) => mostFrequent(rows.map((row) => row[column] ?? '')));
  const shorter = rows.map((row) => `[${row.map((value, column) => (value === usual[column] ? '' : value)).join(',').replace(/,+$/, '')}]`);
  return `/* @__PURE__ */ rowsOf(${written(names)},[${usual.join(',')}],[${shorter.join(',')}])`;
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [[most] = ['']] = [...counts].sort(([, a], [, b]) => b - a);
  return most;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
