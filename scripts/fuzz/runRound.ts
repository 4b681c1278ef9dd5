import { Worker } from 'node:worker_threads';
import type { Input, InputKind, Round } from './plan.ts';

/** What the thread says: before each input, after it, and at the end. */
export type WorkerReport =
  | ({ readonly state: 'begun'; readonly number: number } & BegunInput)
  | { readonly state: 'done'; readonly complaints: readonly string[]; readonly milliseconds: number; readonly heap: number }
  | { readonly state: 'ended' };

type BegunInput = Omit<Input, 'random'>;

/** A text that the linter does not treat as it should. */
export interface Defect extends BegunInput {
  readonly number: number;
  readonly complaint: string;
}

/** An input that took long. */
export interface Slow {
  readonly name: string;
  readonly length: number;
  readonly milliseconds: number;
}

export interface RoundResult {
  readonly counts: Readonly<Record<InputKind, number>>;
  readonly defects: readonly Defect[];
  /** The slowest inputs, the slowest first. */
  readonly slowest: readonly Slow[];
  /** The largest heap after an input, in bytes; what nobody needs any more may be in it. */
  readonly largestHeap: number;
}

/** What a round may use: every input has so much time, all together so much memory. */
export interface Bounds {
  /** For the whole round, in milliseconds; what is left then is not checked. */
  readonly time: number;
  /** After so many milliseconds an input hangs. Generous: strict times belong to a benchmark on a quiet machine. */
  readonly patience: number;
  /** The heap of the checking thread in megabytes. */
  readonly memory: number;
  /** After so many defects the round has said enough. */
  readonly defects: number;
}

interface Progress {
  readonly counts: Record<InputKind, number>;
  readonly defects: Defect[];
  readonly slow: Slow[];
  largestHeap: number;
  next: number;
  /** When the time of the round is over; it begins with the first input. */
  until: number | undefined;
}

/** Told while a round goes on. */
export interface RoundListener {
  checked?(): void;
  found?(defect: Defect): void;
}

/** Checks the inputs of a round. An input that hangs or exhausts the memory is a defect; the round goes on behind it. */
export async function runRound(pack: string, round: Round, bounds: Bounds, listener: RoundListener): Promise<RoundResult> {
  const progress: Progress = { counts: { extreme: 0, truncation: 0, mutant: 0 }, defects: [], slow: [], largestHeap: 0, next: 0, until: undefined };
  for (let ended = false; !ended && progress.defects.length < bounds.defects; ) ended = await runThread(pack, round, bounds, progress, listener);
  const slowest = progress.slow.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  return { counts: progress.counts, defects: progress.defects, slowest, largestHeap: progress.largestHeap };
}

/** Runs one thread until the round ends, or until an input ends the thread; answers whether the round has ended. */
function runThread(pack: string, round: Round, bounds: Bounds, progress: Progress, listener: RoundListener): Promise<boolean> {
  const worker = new Worker(new URL('fuzzWorker.ts', import.meta.url), {
    workerData: { pack, round, from: progress.next, time: progress.until === undefined ? bounds.time : progress.until - Date.now() },
    // A thread has four times the stack of the process in which an editor runs extensions, unless it is told otherwise.
    resourceLimits: { maxOldGenerationSizeMb: bounds.memory, stackSizeMb: 1 },
  });
  let current: (BegunInput & { readonly number: number }) | undefined;
  return new Promise((resolve, reject) => {
    let watchdog: NodeJS.Timeout | undefined;
    const leave = (ended: boolean): void => {
      clearTimeout(watchdog);
      void worker.terminate().then(() => resolve(ended));
    };
    const condemn = (complaint: string): void => {
      if (!current) return reject(new Error(complaint));
      addDefect({ ...current, complaint }, progress, listener);
      progress.next = current.number + 1;
      leave(false);
    };
    worker.on('message', (message: WorkerReport) => {
      clearTimeout(watchdog);
      if (message.state === 'ended') return leave(true);
      if (message.state === 'begun') {
        const { state: _state, ...input } = message;
        current = input;
        progress.until ??= Date.now() + bounds.time;
        watchdog = setTimeout(() => condemn(`hangs: it is not done after ${bounds.patience / 1000} s`), bounds.patience);
      } else if (current) {
        note(message, current, progress, listener);
        if (progress.defects.length >= bounds.defects) leave(true);
      }
    });
    worker.on('error', (error) => condemn(`ends the thread: ${error.message}`));
  });
}

function note(done: WorkerReport & { readonly state: 'done' }, input: BegunInput & { readonly number: number }, progress: Progress, listener: RoundListener): void {
  const { counts, slow } = progress;
  counts[input.kind]++;
  listener.checked?.();
  for (const complaint of done.complaints.slice(0, 3)) addDefect({ ...input, complaint }, progress, listener);
  if (done.milliseconds > 250) slow.push({ name: input.name, length: input.text.length, milliseconds: done.milliseconds });
  progress.largestHeap = Math.max(progress.largestHeap, done.heap);
  progress.next = input.number + 1;
}

function addDefect(defect: Defect, { defects }: Progress, listener: RoundListener): void {
  defects.push(defect);
  listener.found?.(defect);
}
