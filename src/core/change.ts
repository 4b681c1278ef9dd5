import type { AppError } from '../base/errors.ts';

/** How a collection elsewhere moved on. `reset` names everything there is, the others one item. */
export type Change<T> =
  | { readonly type: 'reset'; readonly items: readonly T[] }
  | { readonly type: 'upserted'; readonly item: T }
  | { readonly type: 'removed'; readonly key: string };

/** A change, or word that the connection is lost; the source then tries again by itself and continues with a reset. */
export type Observed<T> = Change<T> | { readonly type: 'stale'; readonly error: AppError };

/** Something that can be watched until the signal aborts; it ends only then. */
export interface Source<T> {
  watch(signal: AbortSignal): AsyncIterable<Observed<T>>;
}

/**
 * Carries `change` out on `items` and tells which keys differ afterwards. A reset names the keys that came, went or
 * hold another object than before, so that a view refreshes only those.
 */
export function applyChange<T>(items: Map<string, T>, change: Change<T>, keyOf: (item: T) => string): ReadonlySet<string> {
  if (change.type === 'removed') return items.delete(change.key) ? new Set([change.key]) : new Set();
  if (change.type === 'upserted') {
    const key = keyOf(change.item);
    items.set(key, change.item);
    return new Set([key]);
  }
  const dirty = new Set(items.keys());
  items.clear();
  for (const item of change.items) {
    const key = keyOf(item);
    items.set(key, item);
    dirty.add(key);
  }
  return dirty;
}
