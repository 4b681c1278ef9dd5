import type { AppError } from '../base/errors.ts';

/**
 * What is known of something that lives elsewhere. `stale` keeps the last good value beside the error that cut it off,
 * so that a lost connection greys the rows instead of emptying them. Times are milliseconds since 1970.
 */
export type Live<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly since: number }
  | { readonly state: 'stale'; readonly value: T; readonly since: number; readonly error: AppError }
  | { readonly state: 'failed'; readonly error: AppError; readonly since: number };

/** The value, fresh or stale; undefined while there is none. */
export function liveValue<T>(live: Live<T>): T | undefined {
  return live.state === 'ready' || live.state === 'stale' ? live.value : undefined;
}

/** The state after a failure at `now`: what was known becomes stale, what was not known has failed. */
export function failLive<T>(live: Live<T>, error: AppError, now: number): Live<T> {
  if (live.state === 'ready') return { state: 'stale', value: live.value, since: now, error };
  if (live.state === 'stale') return { ...live, error };
  return { state: 'failed', error, since: live.state === 'failed' ? live.since : now };
}
