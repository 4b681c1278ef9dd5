import type { CancellationToken } from 'vscode';
import { isAbort } from '../base/async.ts';

/** A signal that aborts when the token is cancelled or `also` aborts; the only bridge between the two worlds. */
export function signalOf(token: CancellationToken, also?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return also ? AbortSignal.any([controller.signal, also]) : controller.signal;
}

/** Does work for a provider of the editor; undefined where the editor no longer wants the answer. */
export async function unlessCancelled<T>(token: CancellationToken, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const signal = signalOf(token);
  try {
    return await work(signal);
  } catch (error) {
    if (isAbort(error) && signal.aborted) return undefined;
    throw error;
  }
}
