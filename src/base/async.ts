/** Resolves after `milliseconds`; rejects with the signal's reason as soon as it aborts. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal));
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(abortReason(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** The error an aborted signal carries; a DOMException named AbortError when it was given none. */
export function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The operation was cancelled.', 'AbortError');
}

/** True for the errors that mean "somebody cancelled", which are never shown to the user. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * Waiting times in milliseconds before attempt 1, 2, 3, …: exponential from `first` to `most`, with ±20 % jitter so
 * that many clients do not come back at the same instant.
 */
export function backoff(attempt: number, first = 500, most = 30_000, random: () => number = Math.random): number {
  const plain = Math.min(most, first * 2 ** Math.min(attempt, 16));
  return Math.round(plain * (0.8 + 0.4 * random()));
}

/** Shares one running call among everybody who asks for it meanwhile; the next call after it settles starts anew. */
export function singleFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** An unbounded hand-over from callbacks to `for await`. Ends when `end` is called or the signal aborts. */
export class AsyncQueue<T> implements AsyncIterable<T> {
  private readonly values: T[] = [];
  private wake: (() => void) | undefined;
  private ended = false;
  private failure: Error | undefined;

  push(value: T): void {
    if (this.ended) return;
    this.values.push(value);
    this.wake?.();
  }

  /** Ends the iteration after what was pushed already; with an error, the iteration throws it. */
  end(failure?: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const value = this.values.shift();
      if (value !== undefined) yield value;
      else if (this.ended) break;
      else await this.next();
    }
    if (this.failure) throw this.failure;
  }

  private next(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = undefined;
        resolve();
      };
    });
  }
}
