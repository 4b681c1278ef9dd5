import { setTimeout as delay } from 'node:timers/promises';
import type { Agent } from 'node:http';
import { abortReason, singleFlight } from '../../base/async.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { AppError } from '../../base/errors.ts';
import { createAgent, type DockerClient, openDockerClient } from './dockerClient.ts';
import { toEngineError } from './engineError.ts';
import type { EngineTarget } from './engineTarget.ts';

/** Milliseconds after which an engine that was asked for a sign of life counts as gone. */
const pingLimit = 5_000;

/** Waits for `work` unless the signal aborts first; what the work does afterwards is nobody's business any more. */
export async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    throw abortReason(signal);
  }
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(abortReason(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** The connection to one engine. Opened by the first request, agreed on anew after a loss, closed by `dispose`. */
export class EngineSession implements Disposable {
  readonly target: EngineTarget;
  private agent: Promise<Agent> | undefined;
  private opened: DockerClient | undefined;
  private readonly openOnce = singleFlight(() => this.open());

  constructor(target: EngineTarget) {
    this.target = target;
  }

  /** The client; rejects with dockerUnreachable or dockerRequestFailed. */
  client(signal: AbortSignal): Promise<DockerClient> {
    return orAbort(this.opened ? Promise.resolve(this.opened) : this.openOnce(), signal);
  }

  /** Runs one request; every failure is an AppError or the signal's reason. */
  async request<T>(signal: AbortSignal, work: (client: DockerClient) => Promise<T>): Promise<T> {
    const client = await this.client(signal);
    try {
      return await orAbort(work(client), signal);
    } catch (error) {
      throw this.failure(error, signal);
    }
  }

  /** What to throw for `error`: the reason of an abort, otherwise an AppError. Forgets a connection that was lost. */
  failure(error: unknown, signal: AbortSignal): Error {
    if (signal.aborted) return abortReason(signal);
    const failure = toEngineError(this.target, error);
    if (failure.code === 'dockerUnreachable') this.opened = undefined;
    return failure;
  }

  /** Asks for a sign of life. Answers undefined when there is one, otherwise the dockerUnreachable to throw. */
  async whyGone(signal: AbortSignal): Promise<AppError | undefined> {
    const stop = new AbortController();
    try {
      const client = await orAbort(this.openOnce(), signal);
      const late = delay(pingLimit, undefined, { signal: stop.signal }).then(() => {
        throw new Error(`it did not answer within ${pingLimit / 1000} s`);
      });
      await Promise.race([orAbort(client.docker.ping(), signal), late]);
      return undefined;
    } catch (error) {
      if (signal.aborted) throw abortReason(signal);
      const failure = toEngineError(this.target, error);
      if (failure.code !== 'dockerUnreachable') return undefined;
      this.opened = undefined;
      return failure;
    } finally {
      stop.abort();
    }
  }

  dispose(): void {
    this.opened = undefined;
    this.closeAgent();
  }

  private closeAgent(): void {
    const agent = this.agent;
    this.agent = undefined;
    void agent?.then(
      (open) => open.destroy(),
      () => undefined,
    );
  }

  private async open(): Promise<DockerClient> {
    try {
      this.agent ??= createAgent(this.target);
      this.opened = await openDockerClient(this.target, await this.agent);
      return this.opened;
    } catch (error) {
      this.closeAgent();
      throw toEngineError(this.target, error);
    }
  }
}
