import { abortReason } from './async.ts';

/**
 * Work that stops at every `yield`, so that whoever does it can let others have their turn in between.
 *
 * Generator functions stand at the top of their files, not within functions that run often: the first call gives each a
 * description of its objects among V8's old objects, and all that the function can see outlives it until those are
 * collected.
 */
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
 * Does the work in slices of about `milliseconds`, at least one step each, between which the event loop turns: however
 * much such work there is at a time, each turn has only one slice of it. Rejects with the signal's reason when that
 * aborts; the rest of the work is not done then.
 */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal, milliseconds: number = usualSlice): Promise<T> {
  for (;;) {
    await turn();
    try {
      if (signal?.aborted === true) throw abortReason(signal);
      const end = performance.now() + milliseconds;
      do {
        const step = steps.next();
        if (step.done === true) return step.value;
      } while (performance.now() < end);
    } finally {
      endTurn();
    }
  }
}

/** Works that wait for a turn, the one that has waited longest first. */
const waiting: (() => void)[] = [];
let isTaken = false;

/** Resolves when this turn of the event loop, or a later one, has no slice yet. */
async function turn(): Promise<void> {
  if (isTaken) await new Promise<void>((resolve) => waiting.push(resolve));
  isTaken = true;
}

/**
 * The next slice has to wait until now for its timer to be set: Node goes through all timers that are due before it
 * looks at anything else, and a timer from before this slice would be due by now.
 */
function endTurn(): void {
  setTimeout(() => {
    const next = waiting.shift();
    if (next) next();
    else isTaken = false;
  });
}
