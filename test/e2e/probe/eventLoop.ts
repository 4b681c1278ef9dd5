import { MessageChannel } from 'node:worker_threads';
import { processorTime } from '../../../scripts/bench/processorTime.ts';

/** The longest turn of the event loop, in milliseconds. */
export interface LongestTurn {
  /** By the clock, in which other programs of a busy machine may have had their part. */
  readonly clock: number;
  /** What the thread itself was busy with. */
  readonly processor: number;
}

let longest = { clock: 0, processor: 0 };
let isWatching = false;

/**
 * Begins to measure the turns of the event loop that this code runs on. A timer alone would not do: Node runs all timers
 * that are due one after the other, before it hears anything from outside. So each turn sends itself a message.
 */
export function watchEventLoop(): void {
  longest = { clock: 0, processor: 0 };
  if (isWatching) return;
  isWatching = true;
  let last = { clock: performance.now(), processor: processorTime() };
  const { port1, port2 } = new MessageChannel();
  port1.on('message', () => {
    const now = { clock: performance.now(), processor: processorTime() };
    longest = { clock: Math.max(longest.clock, now.clock - last.clock), processor: Math.max(longest.processor, now.processor - last.processor) };
    last = now;
    setTimeout(() => port2.postMessage(undefined), 1);
  });
  port2.postMessage(undefined);
}

/** The longest turn since the last question, or since the beginning. */
export function longestTurn(): LongestTurn {
  const found = longest;
  longest = { clock: 0, processor: 0 };
  return found;
}
