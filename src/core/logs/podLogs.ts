import { abortReason } from '../../base/async.ts';
import type { ClusterApi } from '../clusters/clusterApi.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { ContainerLog } from './containerLog.ts';
import { containerRuns } from './containerRuns.ts';

/** Takes one line of a container; `source` is `pod/container`. */
export type LineSink = (text: string, source: string) => void;

/** Follows the logs of a changing set of pods: one stream per container, from its first line on. */
export class PodLogs {
  private readonly cluster: ClusterApi;
  private readonly sink: LineSink;
  private readonly stopping = new AbortController();
  /** By pod uid, then by container name. */
  private readonly pods = new Map<string, Map<string, ContainerLog>>();

  /** Streams close when `signal` aborts or `stop` is called. */
  constructor(cluster: ClusterApi, sink: LineSink, signal: AbortSignal) {
    this.cluster = cluster;
    this.sink = sink;
    const onAbort = (): void => this.stopping.abort(abortReason(signal));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  }

  /**
   * Takes the pods that are to be followed from now on; those missing are read to their end and then left. Logs of
   * pods whose uid is in `tailLines` begin that many lines before their end.
   */
  see(pods: readonly KubernetesObject[], tailLines: ReadonlyMap<string, number> = new Map()): void {
    const uids = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const [uid, containers] of this.pods) if (!uids.has(uid)) for (const log of containers.values()) log.end();
    for (const pod of pods) this.seePod(pod, tailLines.get(pod.metadata.uid ?? ''));
  }

  /** Resolves when the logs of all containers that have ended are read, or the streams are closed. */
  async drained(): Promise<void> {
    const ended = this.logs().filter((log) => !log.isRunning);
    await Promise.all(ended.map((log) => log.settled()));
  }

  /** Closes every stream and resolves when they are closed. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.logs().map((log) => log.settled()));
  }

  private seePod(pod: KubernetesObject, tailLines: number | undefined): void {
    const { uid = '', name = '', namespace = '' } = pod.metadata;
    const containers = this.pods.get(uid) ?? new Map<string, ContainerLog>();
    this.pods.set(uid, containers);
    for (const runs of containerRuns(pod)) {
      const { container } = runs;
      const line = (text: string): void => this.sink(text, `${name}/${container}`);
      const log = containers.get(container) ?? new ContainerLog({ cluster: this.cluster, namespace, pod: name, container, tailLines, line }, this.stopping.signal);
      containers.set(container, log);
      log.see(runs);
    }
  }

  private logs(): readonly ContainerLog[] {
    return [...this.pods.values()].flatMap((containers) => [...containers.values()]);
  }
}
