import { backoff, isAbort, sleep } from '../../base/async.ts';
import { errorText } from '../../base/errors.ts';
import type { ClusterApi, LogOptions } from '../clusters/clusterApi.ts';
import type { ContainerRuns } from './containerRuns.ts';
import { LineMemory } from './lineMemory.ts';

/** Attempts to read the rest of a run that has ended; it does not grow any more, and the node may have removed it. */
const lastAttempts = 3;

/** Where one container is and who hears its lines. */
export interface ContainerLogPort {
  readonly cluster: ClusterApi;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Lines to begin with where a container ran long before anybody looked; undefined for all. */
  readonly tailLines: number | undefined;
  line(text: string): void;
}

/**
 * Reads every run of one container, in order and from its first line: the run before a restart once, the current one
 * for as long as it goes on, taken up again after each interruption without losing or repeating a line.
 */
export class ContainerLog {
  private readonly port: ContainerLogPort;
  private readonly signal: AbortSignal;
  private readonly known = new Set<string>();
  private runs: ContainerRuns | undefined;
  private gone = false;
  private wake: (() => void) | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(port: ContainerLogPort, signal: AbortSignal) {
    this.port = port;
    this.signal = signal;
  }

  /** True while a run goes on whose end nobody has seen. */
  get isRunning(): boolean {
    return this.runs?.running === true;
  }

  /** Takes what the pod's status says now. */
  see(runs: ContainerRuns): void {
    this.runs = runs;
    for (const run of [runs.previous, runs.current]) {
      if (run === undefined || this.known.has(run)) continue;
      this.known.add(run);
      this.reading = this.reading.then(() => this.read(run));
    }
    this.wake?.();
  }

  /** The pod is gone or belongs to no newest revision any more: what runs is not waited for. */
  end(): void {
    this.gone = true;
    if (this.runs) this.see({ ...this.runs, running: false });
  }

  /** Resolves when every run seen so far has been read to its end. */
  settled(): Promise<void> {
    return this.reading;
  }

  private async read(run: string): Promise<void> {
    const memory = new LineMemory();
    let [failures, quiet] = [0, 0];
    while (!this.signal.aborted && this.isServed(run)) {
      const follow = this.runs?.current === run && this.runs.running;
      const { failure, lines } = await this.stream({ follow, previous: this.runs?.current !== run }, memory);
      if (failure === undefined && !follow) return;
      failures = failure === undefined ? 0 : failures + 1;
      quiet = lines > 0 ? 0 : quiet + 1;
      if (failure !== undefined && !follow && (this.gone || failures >= lastAttempts)) {
        if (!this.gone) this.port.line(`(the rest of this log cannot be read: ${failure})`);
        return;
      }
      await this.pause(quiet);
    }
  }

  /** True while the node still serves that run's log. */
  private isServed(run: string): boolean {
    return this.runs?.current === run || this.runs?.previous === run;
  }

  /** One stream of a log. `failure` is why it broke off, undefined when the server ended it; `lines` counts new ones. */
  private async stream(how: { follow: boolean; previous: boolean }, memory: LineMemory): Promise<{ failure: string | undefined; lines: number }> {
    const { cluster, namespace, pod, container, tailLines } = this.port;
    const sinceTime = memory.resumeAt;
    const options: LogOptions = {
      container,
      follow: how.follow,
      ...(how.previous && { previous: true }),
      ...(sinceTime === undefined ? tailLines !== undefined && { tailLines } : { sinceTime }),
    };
    memory.resume();
    let lines = 0;
    try {
      for await (const line of cluster.logs(namespace, pod, options, this.signal)) {
        if (!memory.accept(line)) continue;
        lines++;
        this.port.line(line.text);
      }
      return { failure: undefined, lines };
    } catch (error) {
      return { failure: isAbort(error) || this.signal.aborted ? undefined : errorText(error), lines };
    }
  }

  /** Waits before the stream is taken up again; less when the status says something new meanwhile. */
  private async pause(quiet: number): Promise<void> {
    const early = new AbortController();
    this.wake = () => early.abort();
    try {
      await sleep(backoff(quiet, 250, 10_000), AbortSignal.any([early.signal, this.signal]));
    } catch (error) {
      if (!isAbort(error) && !this.signal.aborted) throw error;
    } finally {
      this.wake = undefined;
    }
  }
}
