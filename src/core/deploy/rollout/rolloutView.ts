import { isAbort } from '../../../base/async.ts';
import { AppError, toAppError } from '../../../base/errors.ts';
import { applyChange } from '../../change.ts';
import type { ClusterApi, ListOptions } from '../../clusters/clusterApi.ts';
import type { NodeFacts } from '../../clusters/scheduling/nodeFacts.ts';
import { errorMessage } from '../../errorMessages.ts';
import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';
import type { ObjectGraph } from './objectGraph.ts';
import { newestPods, podListOptions } from './podsOf.ts';

/** Events kept per namespace; what is older explains nothing any more. */
const mostEvents = 2000;

type Objects = Map<string, KubernetesObject>;

/** One workload as the watches know it. */
interface Watched {
  readonly applied: KubernetesObject;
  readonly self: Objects;
  readonly pods: Objects;
  readonly replicaSets: Objects;
  readonly events: Objects;
  /** True once the watch has shown the object. */
  seen: boolean;
}

/** What the view tells its owner. */
export interface ViewListener {
  /** Something changed; called often. */
  changed(): void;
  /** The connection is lost or something may not be read: one sentence. */
  trouble(text: string): void;
}

/** Watches applied workloads with their pods, ReplicaSets and events, until the signal of `run` aborts. */
export class RolloutView {
  private readonly cluster: ClusterApi;
  private readonly listener: ViewListener;
  private readonly watched: readonly Watched[];
  private readonly events = new Map<string, Objects>();
  private failure: AppError | undefined;

  constructor(objects: readonly KubernetesObject[], cluster: ClusterApi, listener: ViewListener) {
    this.cluster = cluster;
    this.listener = listener;
    for (const { metadata } of objects) this.events.set(metadata.namespace ?? '', new Map());
    this.watched = objects.map((applied) => ({
      applied, self: new Map(), pods: new Map(), replicaSets: new Map(), events: this.events.get(applied.metadata.namespace ?? '') ?? new Map(), seen: false,
    }));
  }

  /** Keeps the view up to date until the signal aborts. Never rejects; `graphs` throws what made watching impossible. */
  async run(signal: AbortSignal): Promise<void> {
    const watches = this.watched.flatMap((one) => this.watchesOf(one, signal));
    const events = [...this.events].map(([namespace, into]) => this.watch('v1', 'Event', { namespace }, into, false, signal));
    await Promise.all([...watches, ...events]);
  }

  /** What is known now, one graph per workload in the order given. Throws when a watch that is needed cannot go on. */
  graphs(nodeFacts: NodeFacts | undefined): readonly ObjectGraph[] {
    if (this.failure) throw this.failure;
    return this.watched.map((one) => {
      const object = one.self.values().next().value;
      if (object) one.seen = true;
      else if (one.seen) throw deleted(one.applied);
      const known = object ?? one.applied;
      const replicaSets = [...one.replicaSets.values()];
      return { object: known, pods: newestPods(known, [...one.pods.values()], replicaSets), replicaSets, events: [...one.events.values()], nodeFacts };
    });
  }

  /** The pods of the newest revisions, each with the workload it belongs to. */
  pods(): readonly { readonly owner: KubernetesObject; readonly pod: KubernetesObject }[] {
    return this.watched.flatMap(({ applied, self, pods, replicaSets }) => {
      const owner = self.values().next().value ?? applied;
      return newestPods(owner, [...pods.values()], [...replicaSets.values()]).map((pod) => ({ owner, pod }));
    });
  }

  private watchesOf(one: Watched, signal: AbortSignal): Promise<void>[] {
    const { applied, self, pods, replicaSets } = one;
    const { name = '', namespace = '' } = applied.metadata;
    const ofPods = podListOptions(applied);
    const isDeployment = groupOf(applied.apiVersion) === 'apps' && applied.kind === 'Deployment';
    return [
      this.watch(applied.apiVersion, applied.kind, { namespace, fieldSelector: `metadata.name=${name}` }, self, true, signal),
      this.watch('v1', 'Pod', ofPods, pods, true, signal),
      ...(isDeployment ? [this.watch('apps/v1', 'ReplicaSet', ofPods, replicaSets, true, signal)] : []),
    ];
  }

  private async watch(apiVersion: string, kind: string, options: ListOptions, into: Objects, needed: boolean, signal: AbortSignal): Promise<void> {
    let lost = false;
    try {
      const resource = await this.cluster.resource(apiVersion, kind, signal);
      for await (const change of this.cluster.watch(resource, options, signal)) {
        if (change.type === 'stale') {
          if (!lost) this.listener.trouble(`${errorMessage(change.error)} Trying again.`);
          lost = true;
          continue;
        }
        lost = false;
        applyChange(into, change, ({ metadata }) => metadata.uid ?? metadata.name ?? '');
        if (kind === 'Event') forgetOldest(into);
        this.listener.changed();
      }
    } catch (thrown) {
      if (isAbort(thrown) || signal.aborted) return;
      if (needed) this.failure ??= toAppError(thrown);
      else this.listener.trouble(`${kind}s cannot be watched, so explanations are poorer. ${errorMessage(toAppError(thrown))}`);
      this.listener.changed();
    }
  }
}

function deleted({ kind, metadata }: KubernetesObject): AppError {
  return new AppError('rolloutFailed', { object: `${kind}/${metadata.name} in ${metadata.namespace ?? ''}`, reason: 'somebody deleted it.' });
}

function forgetOldest(events: Objects): void {
  for (const key of events.keys()) {
    if (events.size <= mostEvents) return;
    events.delete(key);
  }
}
