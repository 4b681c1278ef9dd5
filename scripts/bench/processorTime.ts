import { openSync, readSync } from 'node:fs';

let schedule: number | undefined;
const buffer = Buffer.alloc(64);

/**
 * How long the calling process's main thread has run on a processor, in milliseconds; unlike the clock it stands still
 * while other programs run. The first number of Linux' /proc/thread-self/schedstat, which is in nanoseconds.
 */
export function processorTime(): number {
  schedule ??= openSync('/proc/thread-self/schedstat', 'r');
  const length = readSync(schedule, buffer, 0, buffer.length, 0);
  return Number(buffer.toString('latin1', 0, length).split(' ')[0]) / 1e6;
}
