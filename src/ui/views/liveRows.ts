import { errorMessage } from '../../core/errorMessages.ts';
import type { Live } from '../../core/live.ts';
import { formatDuration } from '../format.ts';
import type { Localizer } from '../localizer.ts';
import { noChildren, type RowNode } from './row.ts';

/** What row functions need besides the things they show. `now` is milliseconds since 1970. */
export interface RowContext {
  readonly now: number;
  readonly l10n: Localizer;
}

/** The one row that stands where rows are still missing; none when there is a value. `id` is that of the parent. */
export function stateRows(id: string, live: Live<unknown>, waiting: string, { l10n }: RowContext): readonly RowNode[] {
  if (live.state === 'loading') return [plainRow(`${id}/loading`, waiting, 'loading~spin')];
  if (live.state === 'failed') return [errorRow(`${id}/failed`, l10n.t('Not available'), errorMessage(live.error))];
  return [];
}

/** `since 12 s` for a value whose connection is lost; undefined for a fresh one. */
export function staleSince(live: Live<unknown>, { now, l10n }: RowContext): string | undefined {
  return live.state === 'stale' ? l10n.t('since {0}', formatDuration(now - live.since, l10n)) : undefined;
}

/** A leaf that only says something. */
export function plainRow(id: string, label: string, icon: string): RowNode {
  return { id, label, icon, contextValue: 'note', accessibilityLabel: label, collapsible: 'none', children: noChildren };
}

/** A leaf that says what is wrong. */
export function errorRow(id: string, label: string, sentence: string): RowNode {
  return {
    ...plainRow(id, label, 'warning'),
    color: 'list.warningForeground',
    description: sentence,
    tooltip: sentence,
    accessibilityLabel: `${label}: ${sentence}`,
  };
}

/** Marks a row, and those below it when they are made, as cut off from what they show. */
export function staled(row: RowNode): RowNode {
  return { ...row, stale: true, color: 'disabledForeground', children: () => row.children().map(staled) };
}

/** Joins what is known; unknown parts are left out. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
