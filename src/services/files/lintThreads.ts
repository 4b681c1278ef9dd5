import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Fix, Finding } from '../../core/lint/finding.ts';
import type { CheckedFile } from '../../core/lint/report.ts';
import type { FoundFile } from './findFiles.ts';
import type { FileFacts } from '../../core/workspace/facts.ts';
import { createWorkspace, type WorkspaceIndex } from '../../core/workspace/workspace.ts';
import { type FileOutcome, type LintRun, type PendingFile, surveyFile } from './lintFile.ts';

/** Who lints besides this thread. */
export interface LintThreads {
  /** How many threads lint at once at the most, this one included. */
  readonly most: number;
  /** A thread is started for every so many files. */
  readonly filesEach: number;
  /** The program that answers in a thread with `serveLintThread`. */
  readonly program: URL;
  /** What that program needs to lint as this thread does: plain data. */
  readonly settings: unknown;
  /** Whether somebody will ask for the fixes of findings; without, other threads make none. */
  readonly withFixes: boolean;
}

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

/** What a thread says: first what its files say of each other, then outcomes by the index of their file. */
export type ThreadMessage =
  | { readonly facts: readonly FileFacts[] }
  | {
      readonly outcomes: readonly (readonly [index: number, outcome: SentOutcome])[];
      /** In the last message: the configurations that the thread read. */
      readonly configuration?: readonly SentFile[];
    };

/** Lints the files in as many threads as pay, this one included. The result is that of one thread alone. */
export async function lintInThreads(files: readonly FoundFile[], run: LintRun, threads?: LintThreads, signal?: AbortSignal): Promise<LintedFiles> {
  const share: Share = { files, next: new Int32Array(new SharedArrayBuffer(4)) };
  const outcomes: FileOutcome[] = files.map(() => ({}));
  const configuration: CheckedFile[] = [];
  const others: ListenedThread[] = [];
  try {
    for (const worker of threads ? startThreads(threads, share) : []) others.push(listen(worker));
    const pending = await Promise.race([surveyShare(share, run, signal), failureOf(others)]);
    const facts = [factsOf(pending), ...(await Promise.all(others.map(({ facts: theirs }) => theirs)))].flat();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is about windows; this is a thread
    for (const { worker } of others) worker.postMessage(facts);
    await Promise.race([finishShare(pending, createWorkspace(facts), (index, outcome) => (outcomes[index] = outcome), signal), failureOf(others)]);
    for (const { messages } of await Promise.all(others.map(({ ended }) => ended))) {
      for (const message of messages) {
        for (const [index, outcome] of message.outcomes) outcomes[index] = received(outcome);
        configuration.push(...(message.configuration ?? []).map(receivedFile));
      }
    }
  } finally {
    await Promise.all(others.map(({ worker }) => worker.terminate()));
  }
  return { outcomes, configuration: [...run.readConfigurations(), ...configuration] };
}

/** Never resolves; rejects when a thread does. */
function failureOf(others: readonly ListenedThread[]): Promise<never> {
  return new Promise((_, reject) => {
    for (const { ended } of others) ended.catch(reject);
  });
}

function startThreads({ most, filesEach, program, settings, withFixes }: LintThreads, share: Share): readonly Worker[] {
  const workerData: ThreadTask<unknown> = { ...share, settings, withFixes };
  const helpers = Math.min(most, Math.floor(share.files.length / filesEach) + 1) - 1;
  return Array.from({ length: helpers }, () => new Worker(program, { workerData, resourceLimits: { maxYoungGenerationSizeMb } }));
}

/** Of what a file leaves behind nearly nothing is needed later; with more room it is swept less often. */
const maxYoungGenerationSizeMb = 64;

/** How long a thread lints before it looks what others have to say, in milliseconds. */
const slice = 20;

/** Files by the index they have in the share. */
type Pending = ReadonlyMap<number, PendingFile>;

/** Reads files that nobody else has taken until there are none left. */
export async function surveyShare({ files, next }: Share, run: LintRun, signal?: AbortSignal): Promise<Pending> {
  const pending = new Map<number, PendingFile>();
  const pause = pauser(signal);
  for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
    await pause();
    const file = files[index];
    if (file) pending.set(index, await surveyFile(file, run, signal));
  }
  return pending;
}

/** What the files say of each other. */
export function factsOf(pending: Pending): readonly FileFacts[] {
  return [...pending.values()].flatMap(({ facts }) => facts ?? []);
}

/** Lints the files that this thread has read, now that what all say is known. */
export async function finishShare(pending: Pending, workspace: WorkspaceIndex, done: (index: number, outcome: FileOutcome) => void, signal?: AbortSignal): Promise<void> {
  const pause = pauser(signal);
  for (const [index, { finish }] of pending) {
    await pause();
    done(index, await finish(workspace));
  }
}

/** Lets others have their turn from time to time, and stops when the signal aborts. */
function pauser(signal: AbortSignal | undefined): () => Promise<void> {
  let turn = performance.now() + slice;
  return async () => {
    if (performance.now() > turn) {
      await setImmediate();
      turn = performance.now() + slice;
    }
    signal?.throwIfAborted();
  };
}

interface ListenedThread {
  readonly worker: Worker;
  /** Both reject where the thread fails or ends before. */
  readonly facts: Promise<readonly FileFacts[]>;
  readonly ended: Promise<{ readonly messages: readonly Exclude<ThreadMessage, { facts: unknown }>[] }>;
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, resolve: (value) => settle.resolve(value), reject: (reason) => settle.reject(reason) };
}

function listen(worker: Worker): ListenedThread {
  const facts = deferred<readonly FileFacts[]>();
  const ended = deferred<Awaited<ListenedThread['ended']>>();
  const messages: Exclude<ThreadMessage, { facts: unknown }>[] = [];
  const fail = (error: Error): void => {
    facts.reject(error);
    ended.reject(error);
  };
  worker.on('message', (message: ThreadMessage) => {
    if ('facts' in message) {
      facts.resolve(message.facts);
      return;
    }
    messages.push(message);
    if (message.configuration) ended.resolve({ messages });
  });
  worker.once('error', fail);
  worker.once('exit', (code) => fail(new Error(`A thread that lints ended early with ${code}.`)));
  // Whoever waits for one of them hears of the failure; the other must not count as unheard.
  facts.promise.catch(() => undefined);
  return { worker, facts: facts.promise, ended: ended.promise };
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
