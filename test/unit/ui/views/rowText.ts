import { english } from '../../../../src/ui/localizer.ts';
import type { RowContext } from '../../../../src/ui/views/liveRows.ts';
import type { RowNode } from '../../../../src/ui/views/row.ts';

/** Noon of a day, in milliseconds since 1970. */
export const noon = Date.UTC(2026, 5, 1, 12);

export const rowContext: RowContext = { now: noon, l10n: english };

/** A tree as text, two blanks per level: `label | description`, with `~` before stale rows. */
export function rowText(rows: readonly RowNode[], indent = ''): string {
  return rows.map((row) => `${indent}${row.stale === true ? '~' : ''}${row.label}${row.description === undefined ? '' : ` | ${row.description}`}\n${rowText(row.children(), `${indent}  `)}`).join('');
}

/** All rows of a tree, from top to bottom. */
export function allRows(rows: readonly RowNode[]): readonly RowNode[] {
  return rows.flatMap((row) => [row, ...allRows(row.children())]);
}
