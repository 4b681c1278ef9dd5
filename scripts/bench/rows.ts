/** What a row of the table has to reach: so many times what the other program takes, or an amount of its own. */
export type Target = { readonly ratio: number } | { readonly below: number };

/** One thing that was measured; times in milliseconds, memory and sizes as `unit` says. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'KB' | 'MB';
  readonly ours: number;
  /** The other program and what it took. */
  readonly peer?: { readonly name: string; readonly amount: number };
  readonly target: Target;
  /** What was found out besides. */
  readonly note?: string;
}

/** Whether a row reaches its target. */
export function isMet({ ours, peer, target }: Row): boolean {
  return 'below' in target ? ours < target.below : peer !== undefined && ours <= target.ratio * peer.amount;
}

/** The rows as a table of aligned columns. */
export function table(rows: readonly Row[]): string {
  const cells = [['what', 'ours', 'peer', 'ours/peer', 'target', ''], ...rows.map(cellsOf)];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

function cellsOf(row: Row): readonly string[] {
  const { what, unit, ours, peer, target, note } = row;
  const amount = (value: number): string => `${shown(value)} ${unit}`;
  const limit = 'below' in target ? `< ${amount(target.below)}` : target.ratio < 1 ? `≤ 1/${shown(1 / target.ratio)}` : `≤ ${shown(target.ratio)} ×`;
  return [what, amount(ours), peer ? `${peer.name} ${amount(peer.amount)}` : '', peer ? shown(ours / peer.amount) : '', limit, `${isMet(row) ? 'met' : 'NOT MET'}${note === undefined ? '' : ` (${note})`}`];
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

/** The value that a share of all values does not exceed; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
