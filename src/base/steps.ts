import { abortReason } from './async.ts';

/** Work that stops at every `yield`, so that whoever does it can let others have their turn in between. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** In milliseconds: half a frame, because the other half belongs to everybody else on the event loop. */
const usualSlice = 8;

/**
 * Does the work in slices of about `milliseconds`, at least one step each, between which the event loop turns. Rejects
 * with the signal's reason when that aborts; the rest of the work is not done then.
 */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal, milliseconds: number = usualSlice): Promise<T> {
  for (;;) {
    if (signal?.aborted === true) throw abortReason(signal);
    const end = performance.now() + milliseconds;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
