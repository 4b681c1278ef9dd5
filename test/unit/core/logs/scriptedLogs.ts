import { AppError } from '../../../../src/base/errors.ts';
import type { LogLine, LogOptions } from '../../../../src/core/clusters/clusterApi.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { FakeCluster } from '../deploy/fakeCluster.ts';

/** What one stream does: its lines, and how it ends: by the server, by a broken connection, or only when closed. */
export interface Stream {
  readonly lines: readonly string[];
  readonly ends?: 'broken' | 'open';
}

/** A cluster that answers each request for a log with the next stream of a script, and remembers the requests. */
export class ScriptedLogs extends FakeCluster {
  readonly asked: LogOptions[] = [];
  private readonly script: Stream[];

  constructor(...script: readonly Stream[]) {
    super();
    this.script = [...script];
  }

  override async *logs(_namespace: string, _pod: string, options: LogOptions, signal: AbortSignal): AsyncGenerator<LogLine> {
    this.asked.push(options);
    const stream = this.script.shift() ?? { lines: [] };
    for (const text of stream.lines) yield { time: `2026-01-02T03:04:05.00${text.length}Z`, text };
    if (stream.ends === 'broken') throw new AppError('clusterUnreachable', { context: 'dev', server: 'x' });
    if (stream.ends !== 'open' || signal.aborted) return;
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
    });
  }
}

/** A pod with the container `main` in that state. */
export function podWith(state: JsonObject, lastState: JsonObject = {}, containerID = 'c1'): KubernetesObject {
  return {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'digits-1', namespace: 'models', uid: 'p1' },
    status: { containerStatuses: [{ name: 'main', containerID, state, lastState }] },
  };
}

export const running = { running: { startedAt: '2026-01-02T03:04:05Z' } };
export const ended = (containerID: string): JsonObject => ({ terminated: { containerID, exitCode: 1 } });
export const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
