import { abortReason } from '../../base/async.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { PluginEntry } from './kubeconfigEntry.ts';
import { type PluginCredential, type PluginRun, runPlugin } from './runPlugin.ts';

interface Held {
  readonly credential: PluginCredential;
  /** Milliseconds since 1970 after which it is not used any more. */
  readonly until: number;
}

interface Running {
  readonly result: Promise<PluginCredential>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * The answers of login programs, shared by all contexts: one run at a time per login, its answer kept until shortly
 * before it expires or until a server refuses it.
 */
export class PluginCredentials implements Disposable {
  private readonly held = new Map<string, Held>();
  private readonly running = new Map<string, Running>();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** The credential of `plugin`, from a run if need be. The program is stopped once nobody waits for it any more. */
  async get(plugin: PluginEntry, run: PluginRun, signal: AbortSignal): Promise<PluginCredential> {
    const key = loginKey(plugin, run);
    const held = this.held.get(key);
    if (held !== undefined && this.now() < held.until) return held.credential;
    const running = this.running.get(key) ?? this.start(key, plugin, run);
    running.waiting++;
    try {
      return await raceAbort(running.result, signal);
    } finally {
      running.waiting--;
      if (running.waiting === 0) {
        this.forget(key, running);
        running.stop.abort();
      }
    }
  }

  /** Forgets `refused` if it is still the one in use; a newer one stays. */
  drop(plugin: PluginEntry, run: PluginRun, refused: PluginCredential): void {
    const key = loginKey(plugin, run);
    if (this.held.get(key)?.credential === refused) this.held.delete(key);
  }

  dispose(): void {
    for (const running of this.running.values()) running.stop.abort();
    this.held.clear();
  }

  private start(key: string, plugin: PluginEntry, run: PluginRun): Running {
    const stop = new AbortController();
    const result = runPlugin(plugin, run, stop.signal).then((credential) => {
      this.held.set(key, { credential, until: usableUntil(credential, this.now()) });
      return credential;
    });
    const running = { result, stop, waiting: 0 };
    this.running.set(key, running);
    return running;
  }

  /** A run that nobody waits for has answered everybody, or is being stopped: the next call starts anew. */
  private forget(key: string, running: Running): void {
    if (this.running.get(key) === running) this.running.delete(key);
  }
}

/** A minute before it expires, or a fifth of its life for short-lived ones; without an expiry until it is refused. */
function usableUntil(credential: PluginCredential, now: number): number {
  if (credential.expires === undefined) return Number.POSITIVE_INFINITY;
  return credential.expires - Math.min(60_000, Math.max(0, credential.expires - now) / 5);
}

/** Equal for the same program asked the same thing, whatever the kubeconfig calls its user. */
function loginKey(plugin: PluginEntry, run: PluginRun): string {
  return JSON.stringify([plugin, plugin.provideClusterInfo ? run.cluster : undefined]);
}

function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(abortReason(signal));
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortReason(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
