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

  readonly onDidChange: Event<undefined> = this.changed.event;

  /** `connect` is called when something is looked at for the first time, and again after it failed. */
  constructor(name: string, connect: () => Promise<ClusterConnection>) {
    this.name = name;
    this.nodeItems = this.owned.add(new LiveItems(through(connect, (connection) => connection.nodes), (node) => node.uid));
    this.modelItems = this.owned.add(new LiveItems(through(connect, (connection) => connection.models), (model) => model.key));
    this.nodeDemand = this.owned.add(new Demand(this.nodeItems, linger));
    this.modelDemand = this.owned.add(new Demand(this.modelItems, linger));
    this.owned.add(this.nodeItems.onDidChange(() => this.changed.fire(undefined)));
    this.owned.add(this.modelItems.onDidChange(() => this.changed.fire(undefined)));
  }

  get nodes(): Live<ReadonlyMap<string, NodeSummary>> {
    return this.nodeItems.live;
  }

  get models(): Live<ReadonlyMap<string, Model>> {
    return this.modelItems.live;
  }

  /** Says which of the views are looked at. */
  look(isAtNodes: boolean, isAtModels: boolean): void {
    this.nodeDemand.set('view', isAtNodes);
    this.modelDemand.set('view', isAtModels);
  }

  /** Tries again at once what failed. */
  retry(): void {
    if (this.nodeDemand.isWatching) this.nodeItems.restart();
    if (this.modelDemand.isWatching) this.modelItems.restart();
  }

  dispose(): void {
    this.owned.dispose();
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
