import { processorTime } from '../../../scripts/bench/processorTime.ts';

/** The longest turn of the event loop, in milliseconds. */
export interface LongestTurn {
  /** By the clock, in which other programs of a busy machine may have had their part. */
  readonly clock: number;
  /** What the thread itself was busy with. */
  readonly processor: number;
}

let timer: ReturnType<typeof setInterval> | undefined;
let longest = { clock: 0, processor: 0 };

/** Begins to measure the turns of the event loop that this code runs on. */
export function watchEventLoop(): void {
  longest = { clock: 0, processor: 0 };
  let last = { clock: performance.now(), processor: processorTime() };
  clearInterval(timer);
  timer = setInterval(() => {
    const now = { clock: performance.now(), processor: processorTime() };
    longest = { clock: Math.max(longest.clock, now.clock - last.clock), processor: Math.max(longest.processor, now.processor - last.processor) };
    last = now;
  }, 1);
}

/** The longest turn since the last question, or since the beginning. */
export function longestTurn(): LongestTurn {
  const found = longest;
  longest = { clock: 0, processor: 0 };
  return found;
}
