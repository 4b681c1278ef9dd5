import type { Event } from '../../base/event.ts';
import { Emitter } from '../../base/event.ts';
import { type Disposable, Disposables } from '../../base/lifecycle.ts';
import type { Observed, Source } from '../../core/change.ts';
import type { NodeSummary } from '../../core/clusters/node.ts';
import type { Live } from '../../core/live.ts';
import type { Model } from '../../core/models/model.ts';
import { Demand } from '../live/demand.ts';
import { LiveItems } from '../live/liveItems.ts';
import type { ClusterConnection } from '../services.ts';

/** How long a connection that nobody looks at is kept, in milliseconds. */
const linger = 5 * 60_000;

/** A cluster that the user opened: what is known of its nodes and models while a view shows them. */
export class ClusterSession implements Disposable {
  readonly name: string;
  private readonly owned = new Disposables();
  private readonly nodeItems: LiveItems<NodeSummary>;
  private readonly modelItems: LiveItems<Model>;
  private readonly nodeDemand: Demand;
  private readonly modelDemand: Demand;
  private readonly changed = this.owned.add(new Emitter<undefined>());
  private readonly connect: () => Promise<ClusterConnection>;
  private readonly closing = new AbortController();
  private askedVersion = false;
  private knownVersion: string | undefined;

  readonly onDidChange: Event<undefined> = this.changed.event;

  /** `connect` is called when something is looked at for the first time, and again after it failed. */
  constructor(name: string, connect: () => Promise<ClusterConnection>) {
    this.name = name;
    this.connect = connect;
    this.nodeItems = this.owned.add(new LiveItems(through(connect, (connection) => connection.nodes), (node) => node.uid));
    this.modelItems = this.owned.add(new LiveItems(through(connect, (connection) => connection.models), (model) => model.key));
    this.nodeDemand = this.owned.add(new Demand(this.nodeItems, linger));
    this.modelDemand = this.owned.add(new Demand(this.modelItems, linger));
    this.owned.add(this.nodeItems.onDidChange(() => this.takeChange()));
    this.owned.add(this.modelItems.onDidChange(() => this.takeChange()));
  }

  get nodes(): Live<ReadonlyMap<string, NodeSummary>> {
    return this.nodeItems.live;
  }

  get models(): Live<ReadonlyMap<string, Model>> {
    return this.modelItems.live;
  }

  /** The Kubernetes version that the cluster runs, such as `1.35`, from when it has answered. */
  get version(): string | undefined {
    return this.knownVersion;
  }

  /** Says which of the views are looked at. */
  look(isAtNodes: boolean, isAtModels: boolean): void {
    this.nodeDemand.set('view', isAtNodes);
    this.modelDemand.set('view', isAtModels);
  }

  /** Tries again at once what failed. */
  retry(): void {
    this.askedVersion = this.knownVersion !== undefined;
    if (this.nodeDemand.isWatching) this.nodeItems.restart();
    if (this.modelDemand.isWatching) this.modelItems.restart();
  }

  dispose(): void {
    this.closing.abort();
    this.owned.dispose();
  }

  private takeChange(): void {
    const answers = this.nodes.state === 'ready' || this.models.state === 'ready';
    if (answers && !this.askedVersion) void this.askVersion();
    this.changed.fire(undefined);
  }

  /** Only a cluster that answers already is asked, once. */
  private async askVersion(): Promise<void> {
    this.askedVersion = true;
    try {
      const { api } = await this.connect();
      const { major, minor } = await api.version(this.closing.signal);
      this.knownVersion = `${major}.${minor}`;
      if (!this.closing.signal.aborted) this.changed.fire(undefined);
    } catch {
      // The newest version stands in for it until somebody connects again; why it failed shows there too.
    }
  }
}

/** The source behind a connection that is made only when the source is watched. */
function through<T>(connect: () => Promise<ClusterConnection>, choose: (connection: ClusterConnection) => Source<T>): Source<T> {
  return {
    async *watch(signal: AbortSignal): AsyncGenerator<Observed<T>, void, undefined> {
      yield* choose(await connect()).watch(signal);
    },
  };
}
