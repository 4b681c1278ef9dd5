import type { CancellationToken } from 'vscode';

/** A signal that aborts when the token is cancelled or `also` aborts; the only bridge between the two worlds. */
export function signalOf(token: CancellationToken, also?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return also ? AbortSignal.any([controller.signal, also]) : controller.signal;
}
