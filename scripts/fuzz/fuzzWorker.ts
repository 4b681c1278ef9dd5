// Checks the inputs of a round one after the other in a thread that can be ended when one of them does not end.
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { decodePack } from '../../src/core/schema/schemaPack.ts';
import { createInputChecker } from './checkInput.ts';
import { inputsOf, type Round } from './plan.ts';
import type { WorkerReport } from './runRound.ts';

const { pack, round, from, time } = workerData as { readonly pack: string; readonly round: Round; readonly from: number; readonly time: number };

const checker = createInputChecker(decodePack(pack));
let number = from;
let until: number | undefined;
for await (const { kind, name, path, text, random } of inputsOf(round, from)) {
  until ??= Date.now() + time;
  if (Date.now() > until) break;
  report({ state: 'begun', number, kind, name, path, text });
  const started = performance.now();
  const complaints = check(() => checker.check({ path, text }, random));
  const heap = getHeapStatistics().used_heap_size;
  report({ state: 'done', complaints, milliseconds: performance.now() - started, heap });
  number++;
}
report({ state: 'ended' });

function check(work: () => readonly string[]): readonly string[] {
  try {
    return work();
  } catch (error) {
    return [`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

function report(message: WorkerReport): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(message);
}
