import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Fix, Finding } from '../../core/lint/finding.ts';
import type { CheckedFile } from '../../core/lint/report.ts';
import type { FoundFile } from './findFiles.ts';
import { type FileOutcome, lintFile, type LintRun } from './lintFile.ts';

/** Who lints besides this thread. */
export interface LintThreads {
  /** How many threads lint at once at the most, this one included. */
  readonly most: number;
  /** The program that answers in a thread with `serveLintThread`. */
  readonly program: URL;
  /** What that program needs to lint as this thread does: plain data. */
  readonly settings: unknown;
  /** Whether somebody will ask for the fixes of findings; without, other threads make none. */
  readonly withFixes: boolean;
}

/** A thread is started for every so many files; for fewer, starting it takes longer than it saves. */
const filesPerThread = 48;

/** What became of the files, in their order, and the configurations that the threads read for them, with doubles. */
export interface LintedFiles {
  readonly outcomes: readonly FileOutcome[];
  readonly configuration: readonly CheckedFile[];
}

/** The files, of which every thread takes the next one. */
interface Share {
  readonly files: readonly FoundFile[];
  /** One number that all threads share: the index of the first file that nobody has taken. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** Handed to a thread when it starts. */
export interface ThreadTask<Settings> extends Share {
  readonly settings: Settings;
  readonly withFixes: boolean;
}

/** A finding on its way between threads: its fixes are made, or left out where nobody will ask for them. */
type SentFinding = Omit<Finding, 'fixes'> & { readonly fixes?: readonly Fix[] };
type SentFile = Omit<CheckedFile, 'findings'> & { readonly findings: readonly SentFinding[] };
type SentOutcome = Omit<FileOutcome, 'checked'> & { readonly checked?: SentFile };

/** What a thread says: outcomes by the index of their file, and at its end the configurations it read. */
export interface ThreadMessage {
  readonly outcomes: readonly (readonly [index: number, outcome: SentOutcome])[];
  readonly configuration?: readonly SentFile[];
}

/** Lints the files in as many threads as pay, this one included. The result is that of one thread alone. */
export async function lintInThreads(files: readonly FoundFile[], run: LintRun, threads?: LintThreads, signal?: AbortSignal): Promise<LintedFiles> {
  const share: Share = { files, next: new Int32Array(new SharedArrayBuffer(4)) };
  const outcomes: FileOutcome[] = files.map(() => ({}));
  const configuration: CheckedFile[] = [];
  const take = (message: ThreadMessage): void => {
    for (const [index, outcome] of message.outcomes) outcomes[index] = received(outcome);
    configuration.push(...(message.configuration ?? []).map(receivedFile));
  };
  const workers = threads ? startThreads(threads, share) : [];
  try {
    const others = workers.map((worker) => listen(worker, take));
    await Promise.all([lintShare(share, run, (index, outcome) => (outcomes[index] = outcome), signal), ...others]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { outcomes, configuration: [...run.readConfigurations(), ...configuration] };
}

function startThreads({ most, program, settings, withFixes }: LintThreads, share: Share): readonly Worker[] {
  const workerData: ThreadTask<unknown> = { ...share, settings, withFixes };
  const helpers = Math.min(most, Math.floor(share.files.length / filesPerThread) + 1) - 1;
  return Array.from({ length: helpers }, () => new Worker(program, { workerData, resourceLimits: { maxYoungGenerationSizeMb } }));
}

/** Of what a file leaves behind nearly nothing is needed later; with more room it is swept less often. */
const maxYoungGenerationSizeMb = 64;

/** How long a thread lints before it looks what others have to say, in milliseconds. */
const slice = 20;

/** Lints files that nobody else has taken until there are none left. */
export async function lintShare({ files, next }: Share, run: LintRun, done: (index: number, outcome: FileOutcome) => void, signal?: AbortSignal): Promise<void> {
  let turn = performance.now() + slice;
  for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
    if (performance.now() > turn) {
      await setImmediate();
      turn = performance.now() + slice;
    }
    signal?.throwIfAborted();
    const file = files[index];
    if (file) done(index, await lintFile(file, run, signal));
  }
}

/** Resolves with the last message of a thread; rejects where it fails or ends before. */
function listen(worker: Worker, take: (message: ThreadMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      take(message);
      if (message.configuration) resolve();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that lints ended early with ${code}.`)));
  });
}

/** An outcome as it can be sent to another thread. */
export function sent({ checked, ...rest }: FileOutcome, withFixes: boolean): SentOutcome {
  return checked ? { ...rest, checked: sentFile(checked, withFixes) } : rest;
}

/** A file with its findings as it can be sent to another thread. */
export function sentFile(file: CheckedFile, withFixes: boolean): SentFile {
  return { ...file, findings: file.findings.map(({ fixes, ...rest }) => (fixes && withFixes ? { ...rest, fixes: fixes() } : rest)) };
}

function received({ checked, ...rest }: SentOutcome): FileOutcome {
  return checked ? { ...rest, checked: receivedFile(checked) } : rest;
}

function receivedFile(file: SentFile): CheckedFile {
  return { ...file, findings: file.findings.map(({ fixes, ...rest }) => (fixes ? { ...rest, fixes: () => fixes } : rest)) };
}
