import { AsyncQueue } from '../../base/async.ts';
import { toAppError } from '../../base/errors.ts';
import { applyChange, type Observed, type Source } from '../change.ts';

/**
 * Lets several watchers share one watch of `source`: it starts with the first and ends with the last of them. Who
 * comes later begins with a reset of what is known by then.
 */
export class SharedSource<T> implements Source<T> {
  private readonly source: Source<T>;
  private readonly keyOf: (item: T) => string;
  private readonly watchers = new Set<AsyncQueue<Observed<T>>>();
  private readonly items = new Map<string, T>();
  private known = false;
  private stale: Extract<Observed<T>, { type: 'stale' }> | undefined;
  private running: AbortController | undefined;

  constructor(source: Source<T>, keyOf: (item: T) => string) {
    this.source = source;
    this.keyOf = keyOf;
  }

  async *watch(signal: AbortSignal): AsyncGenerator<Observed<T>, void, undefined> {
    if (signal.aborted) return;
    const queue = new AsyncQueue<Observed<T>>();
    // A reader who stops reading never comes to the end of this function, so the abort itself has to leave.
    const leave = (): void => {
      queue.end();
      if (this.watchers.delete(queue) && this.watchers.size === 0) this.stop();
    };
    signal.addEventListener('abort', leave, { once: true });
    this.watchers.add(queue);
    if (this.known) queue.push({ type: 'reset', items: [...this.items.values()] });
    if (this.stale) queue.push(this.stale);
    if (this.running === undefined) this.start();
    try {
      for await (const observed of queue) {
        if (signal.aborted) return;
        yield observed;
      }
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  private start(): void {
    const running = new AbortController();
    this.running = running;
    this.follow(running).catch((error: unknown) => {
      if (running.signal.aborted) return;
      for (const queue of this.watchers) queue.end(toAppError(error));
    });
  }

  private stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.items.clear();
    this.known = false;
    this.stale = undefined;
  }

  private async follow(running: AbortController): Promise<void> {
    for await (const observed of this.source.watch(running.signal)) {
      if (running.signal.aborted) return;
      if (observed.type === 'stale') this.stale = observed;
      else {
        applyChange(this.items, observed, this.keyOf);
        if (observed.type === 'reset') [this.known, this.stale] = [true, undefined];
      }
      for (const queue of this.watchers) queue.push(observed);
    }
  }
}
