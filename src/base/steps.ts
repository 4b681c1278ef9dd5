import { abortReason, sleep } from './async.ts';

/** Work that stops at every `yield`, so that whoever does it can let others have their turn in between. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Half a frame: what is left of it belongs to everybody else on the same event loop. */
const usualSlice = 8;

/**
 * Does the work in slices of about `milliseconds`, at least one step each, between which the event loop turns. When the
 * signal aborts, its reason is thrown into the work and rejects the promise.
 */
export async function inSlices<T>(steps: Steps<T>, signal: AbortSignal, milliseconds: number = usualSlice): Promise<T> {
  for (;;) {
    if (signal.aborted) steps.throw(abortReason(signal));
    const end = performance.now() + milliseconds;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await sleep(0, new AbortController().signal);
  }
}
