import { abortReason, isAbort } from '../../base/async.ts';
import { toAppError } from '../../base/errors.ts';
import { coalesce, Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { applyChange, type Observed, type Source } from '../../core/change.ts';
import { failLive, type Live, liveValue } from '../../core/live.ts';

/** How long changes are collected before they are told, in milliseconds. */
const togetherness = 100;

/**
 * Keeps what a source tells as one Live map. It watches between `start` and `stop`; after `stop` the items stay as
 * they were until the next `start` brings a fresh reset.
 */
export class LiveItems<T> implements Disposable {
  private readonly source: Source<T>;
  private readonly keyOf: (item: T) => string;
  private readonly items = new Map<string, T>();
  private readonly changed = new Emitter<undefined>();
  private readonly pending = coalesce<undefined>(togetherness, () => this.changed.fire(undefined));
  private state: Live<ReadonlyMap<string, T>> = { state: 'idle' };
  private watching: AbortController | undefined;

  /** Fires after the items or the state changed, at most once per tenth of a second. */
  readonly onDidChange: Event<undefined> = this.changed.event;

  constructor(source: Source<T>, keyOf: (item: T) => string) {
    this.source = source;
    this.keyOf = keyOf;
  }

  get live(): Live<ReadonlyMap<string, T>> {
    return this.state;
  }

  /** Begins to watch; does nothing while it watches already. */
  start(): void {
    if (this.watching) return;
    const controller = new AbortController();
    this.watching = controller;
    if (liveValue(this.state) === undefined) this.moveTo({ state: 'loading' });
    void this.follow(controller);
  }

  stop(): void {
    this.watching?.abort();
    this.watching = undefined;
    if (this.state.state === 'loading') this.moveTo({ state: 'idle' });
  }

  /** Looks again from the beginning; what is known stays until then. */
  restart(): void {
    this.stop();
    this.start();
  }

  /** Forgets what is known, because the source means something else now; looks again if it was looking. */
  renew(): void {
    const wasWatching = this.watching !== undefined;
    this.stop();
    this.items.clear();
    this.moveTo({ state: 'idle' });
    if (wasWatching) this.start();
  }

  dispose(): void {
    this.stop();
    this.pending.dispose();
    this.changed.dispose();
  }

  private async follow(controller: AbortController): Promise<void> {
    try {
      for await (const observed of this.source.watch(controller.signal)) {
        if (controller.signal.aborted) throw abortReason(controller.signal);
        this.take(observed);
      }
    } catch (error) {
      if (!controller.signal.aborted && !isAbort(error)) this.moveTo(failLive(this.state, toAppError(error), Date.now()));
    } finally {
      // A source that ended by itself may be started again; one that was replaced has no say any more.
      if (this.watching === controller) this.watching = undefined;
    }
  }

  private take(observed: Observed<T>): void {
    if (observed.type === 'stale') return this.moveTo(failLive(this.state, observed.error, Date.now()));
    applyChange(this.items, observed, this.keyOf);
    this.moveTo({ state: 'ready', value: this.items, since: Date.now() });
  }

  private moveTo(state: Live<ReadonlyMap<string, T>>): void {
    this.state = state;
    this.pending.push(undefined);
  }
}
