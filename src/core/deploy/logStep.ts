import type { ClusterApi } from '../clusters/clusterApi.ts';
import { PodLogs } from '../logs/podLogs.ts';
import type { LogFollowing } from './deployOutcome.ts';
import { stepReporter } from './runStep.ts';
import type { StepEvent } from './stepEvent.ts';

/** The running step logs: whoever knows the pods feeds `logs`, whoever wants no more lines stops `following`. */
export interface LogStep {
  readonly logs: PodLogs;
  readonly following: LogFollowing;
  /** Aborts when the streams close: what feeds them can end. */
  readonly signal: AbortSignal;
}

/** Starts the step logs. It reports `done` when it is stopped or the signal aborts; it never fails. */
export function startLogs(title: string, cluster: ClusterApi, report: (event: StepEvent) => void, signal: AbortSignal): LogStep {
  const { reporter, close } = stepReporter('logs', report);
  const closing = new AbortController();
  let lines = 0;
  const logs = new PodLogs(
    cluster,
    (text, source) => {
      lines++;
      reporter.line(text, source);
    },
    closing.signal,
  );
  let stopped: Promise<void> | undefined;
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const closeOnce = async (): Promise<void> => {
    closing.abort();
    await logs.stop();
    close();
    report({ type: 'done', step: 'logs', facts: { lines: String(lines) } });
    resolve();
  };
  const stop = (): Promise<void> => (stopped ??= closeOnce());
  report({ type: 'started', step: 'logs', title });
  if (signal.aborted) void stop();
  else signal.addEventListener('abort', () => void stop(), { once: true });
  return { logs, following: { stop, ended }, signal: closing.signal };
}

/** The handle of a deploy that never came to its logs. */
export const noLogs: LogFollowing = { stop: () => Promise.resolve(), ended: Promise.resolve() };
