import type { Localizer } from './localizer.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A size with three significant digits in powers of 1000, as docker prints it: `1.23 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit] ?? 'B'}`;
}

/** How long something lasted or is ago, in its largest unit: `12 s`, `3 min`, `5 h`, `2 d`. Takes milliseconds. */
export function formatDuration(milliseconds: number, l10n: Localizer): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return l10n.t('{0} s', seconds);
  if (seconds < 120 * 60) return l10n.t('{0} min', Math.floor(seconds / 60));
  if (seconds < 48 * 3600) return l10n.t('{0} h', Math.floor(seconds / 3600));
  return l10n.t('{0} d', Math.floor(seconds / 86_400));
}
