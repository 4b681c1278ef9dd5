import { AppError } from '../../base/errors.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { type Disposable, Disposables } from '../../base/lifecycle.ts';
import type { ClusterContext, ClusterList } from '../../core/clusters/cluster.ts';
import { type Live, liveValue } from '../../core/live.ts';
import { Demand } from '../live/demand.ts';
import { LiveItems } from '../live/liveItems.ts';
import type { Memory } from '../memory.ts';
import type { ClusterConnection, KubeconfigService } from '../services.ts';
import { ClusterSession } from './clusterSession.ts';

const pinnedKey = 'slipway.pinnedClusters';
const linger = 5 * 60_000;

/** Which views are on screen. */
export interface Looking {
  readonly clusters: boolean;
  readonly models: boolean;
}

/**
 * The contexts of the kubeconfig and the clusters that the user opened or pinned. No other cluster is ever contacted,
 * and those only while a view shows them.
 */
export class ClusterDirectory implements Disposable {
  private readonly owned = new Disposables();
  private readonly service: KubeconfigService;
  private readonly memory: Memory;
  private readonly list: LiveItems<ClusterList>;
  private readonly listDemand: Demand;
  private readonly opened = new Map<string, ClusterSession>();
  private readonly changed = this.owned.add(new Emitter<undefined>());
  private looking: Looking = { clusters: false, models: false };

  readonly onDidChange: Event<undefined> = this.changed.event;

  /** `memory` keeps the pinned contexts of all windows. */
  constructor(service: KubeconfigService, memory: Memory) {
    this.service = service;
    this.memory = memory;
    this.list = this.owned.add(new LiveItems(service.contexts, () => 'list'));
    this.listDemand = this.owned.add(new Demand(this.list, linger));
    this.owned.add(this.list.onDidChange(() => this.takeList()));
  }

  /** The state of the kubeconfig itself. */
  get kubeconfig(): Live<ClusterList> {
    const { live } = this.list;
    const value = liveValue(live)?.get('list') ?? { contexts: [], problems: [] };
    return live.state === 'ready' || live.state === 'stale' ? { ...live, value } : live;
  }

  get contexts(): readonly ClusterContext[] {
    return liveValue(this.kubeconfig)?.contexts ?? [];
  }

  get pinned(): readonly string[] {
    const stored = this.memory.get(pinnedKey);
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
  }

  /** The connected clusters in the order of the kubeconfig. */
  get sessions(): readonly ClusterSession[] {
    return this.contexts.flatMap((context) => this.opened.get(context.name) ?? []);
  }

  session(context: string): ClusterSession | undefined {
    return this.opened.get(context);
  }

  /** Opens a cluster, so that the views show it; a cluster that failed is tried again. */
  connect(context: string): void {
    const session = this.opened.get(context);
    if (session) session.retry();
    else this.open(context);
    this.changed.fire(undefined);
  }

  disconnect(context: string): void {
    this.opened.get(context)?.dispose();
    this.opened.delete(context);
    this.changed.fire(undefined);
  }

  async pin(context: string): Promise<void> {
    if (!this.pinned.includes(context)) await this.memory.update(pinnedKey, [...this.pinned, context]);
    this.connect(context);
  }

  async unpin(context: string): Promise<void> {
    await this.memory.update(pinnedKey, this.pinned.filter((name) => name !== context));
    this.changed.fire(undefined);
  }

  /** Says which views are on screen; watching follows that. */
  look(looking: Looking): void {
    this.looking = looking;
    this.listDemand.set('views', looking.clusters || looking.models);
    for (const session of this.opened.values()) session.look(looking.clusters, looking.models);
  }

  /** The contexts once they are read; rejects with what is wrong with the kubeconfig. */
  async readContexts(signal: AbortSignal): Promise<readonly ClusterContext[]> {
    for await (const observed of this.service.contexts.watch(AbortSignal.any([signal, AbortSignal.timeout(30_000)]))) {
      if (observed.type === 'stale') throw observed.error;
      if (observed.type === 'reset') return observed.items[0]?.contexts ?? [];
      if (observed.type === 'upserted') return observed.item.contexts;
    }
    throw new AppError('cancelled');
  }

  /** A connection for one piece of work, such as a deploy; it opens nothing in the views. */
  connection(context: string): Promise<ClusterConnection> {
    return this.service.connect(context);
  }

  /** Reads everything again, because the settings that say where to look have changed. */
  restart(): void {
    for (const name of [...this.opened.keys()]) this.disconnect(name);
    this.list.renew();
  }

  dispose(): void {
    for (const session of this.opened.values()) session.dispose();
    this.opened.clear();
    this.owned.dispose();
  }

  private open(context: string): void {
    const session = new ClusterSession(context, () => this.service.connect(context));
    this.opened.set(context, session);
    session.onDidChange(() => this.changed.fire(undefined));
    session.look(this.looking.clusters, this.looking.models);
  }

  /** Pinned contexts are opened as soon as they are there; opened ones that left the kubeconfig are closed. */
  private takeList(): void {
    const usable = new Set(this.contexts.filter((context) => context.problem === undefined).map((context) => context.name));
    if (this.list.live.state === 'ready') {
      for (const name of [...this.opened.keys()]) if (!usable.has(name)) this.disconnect(name);
    }
    for (const name of this.pinned) if (usable.has(name) && !this.opened.has(name)) this.open(name);
    this.changed.fire(undefined);
  }
}
