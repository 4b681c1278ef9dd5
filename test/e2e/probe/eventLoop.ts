import { PerformanceObserver } from 'node:perf_hooks';
import { MessageChannel } from 'node:worker_threads';
import { processorTime } from '../../../scripts/bench/processorTime.ts';

/** The turn of the event loop that worked longest, in milliseconds. */
export interface LongestTurn {
  /** By the clock, in which other programs of a busy machine may have had their part. */
  readonly clock: number;
  /** What the thread itself was busy with. */
  readonly processor: number;
  /** For how much of the clock V8 collected garbage. */
  readonly garbage: number;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

const none = { from: 0, to: 0, clock: 0, processor: 0 };
let longest: Interval & Omit<LongestTurn, 'garbage'> = none;
let collections: Interval[] = [];
let isWatching = false;

/**
 * Begins to measure the turns of the event loop that this code runs on. A timer alone would not do: Node runs all timers
 * that are due one after the other, before it hears anything from outside. So each turn sends itself a message.
 */
export function watchEventLoop(): void {
  longest = none;
  if (isWatching) return;
  isWatching = true;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) collections.push({ from: startTime, to: startTime + duration });
  }).observe({ entryTypes: ['gc'] });
  let last = { clock: performance.now(), processor: processorTime() };
  const { port1, port2 } = new MessageChannel();
  port1.on('message', () => {
    const now = { clock: performance.now(), processor: processorTime() };
    const processor = now.processor - last.processor;
    if (processor > longest.processor) longest = { from: last.clock, to: now.clock, clock: now.clock - last.clock, processor };
    last = now;
    setTimeout(() => port2.postMessage(undefined), 1);
  });
  port2.postMessage(undefined);
}

/** The longest turn since the last question, or since the beginning. */
export function longestTurn(): LongestTurn {
  const { from, to, clock, processor } = longest;
  const garbage = collections.reduce((sum, one) => sum + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)), 0);
  longest = none;
  collections = [];
  return { clock, processor, garbage };
}
