import { type Disposable, onDispose } from './lifecycle.ts';

/** Subscribe to something that happens; the returned Disposable ends the subscription. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The firing side of an Event. Listeners added while firing hear only later values. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    const own = (value: T): void => listener(value);
    this.listeners.add(own);
    return onDispose(() => this.listeners.delete(own));
  };

  fire(value: T): void {
    // A copy, so that a listener added while firing waits for the next value.
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** Collects values that arrive within `delay` milliseconds of the first and hands them on together, in order. */
export function coalesce<T>(delay: number, deliver: (values: readonly T[]) => void): Disposable & { push(value: T): void } {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const values = waiting;
    waiting = [];
    deliver(values);
  };
  return {
    push(value) {
      waiting.push(value);
      timer ??= setTimeout(flush, delay);
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
    },
  };
}
