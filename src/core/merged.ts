import { AsyncQueue } from '../base/async.ts';
import { toAppError } from '../base/errors.ts';

/** What one of several named streams said. */
export interface Said<Name extends string, T> {
  readonly from: Name;
  readonly value: T;
}

/** Several streams as one, in the order of arrival, until all have ended, one has failed or the signal aborts. */
export async function* merged<Name extends string, T>(streams: Readonly<Record<Name, AsyncIterable<T>>>, signal: AbortSignal): AsyncGenerator<Said<Name, T>, void, undefined> {
  const queue = new AsyncQueue<Said<Name, T>>();
  const onAbort = (): void => queue.end();
  const names = Object.keys(streams) as Name[];
  let open = names.length;
  const pump = async (from: Name): Promise<void> => {
    for await (const value of streams[from]) queue.push({ from, value });
    open--;
    if (open === 0) queue.end();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  for (const name of names) pump(name).catch((error: unknown) => queue.end(signal.aborted ? undefined : toAppError(error)));
  try {
    for await (const said of queue) {
      if (signal.aborted) return;
      yield said;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
