import { sleep } from '../../base/async.ts';
import { merged } from '../merged.ts';
import type { Observed, Source } from '../change.ts';
import type { NodeSummary } from '../clusters/node.ts';
import { applyChange } from '../change.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Model } from './model.ts';
import { ModelIndex } from './modelIndex.ts';

/** What models are made of. Only the pods are needed; whatever of the rest may not be listed is done without. */
export interface ModelSources {
  readonly pods: Source<KubernetesObject>;
  readonly nodes: Source<NodeSummary>;
  /** By kind: Deployment, StatefulSet, Job. */
  readonly workloads: Readonly<Record<string, Source<KubernetesObject>>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Word =
  | { readonly type: 'pods'; readonly observed: Observed<KubernetesObject> }
  | { readonly type: 'nodes'; readonly observed: Observed<NodeSummary> }
  | { readonly type: 'workloads'; readonly kind: string; readonly observed: Observed<KubernetesObject> }
  | { readonly type: 'clock' };

/** How often lines that tell a time are looked at again, in milliseconds. */
const aging = 15_000;

/** The models of a cluster as one source. It is ready once pods, nodes and workloads have all been heard of once. */
export function observeModels(sources: ModelSources): Source<Model> {
  return {
    watch: (signal) => new Observation(sources).run(signal),
  };
}

/** One watch: the index, what it still waits for, and which models were told already. */
class Observation {
  private readonly sources: ModelSources;
  private readonly index = new ModelIndex();
  private readonly nodes = new Map<string, NodeSummary>();
  private readonly unheard: Set<string>;
  private readonly told = new Map<string, string>();
  /** The pods' last word where that was a lost connection. */
  private lost: Extract<Observed<Model>, { type: 'stale' }> | undefined;

  constructor(sources: ModelSources) {
    this.sources = sources;
    this.unheard = new Set(['pods', 'nodes', ...Object.keys(sources.workloads)]);
  }

  async *run(signal: AbortSignal): AsyncGenerator<Observed<Model>, void, undefined> {
    const streams: Record<string, AsyncIterable<Word>> = {
      pods: words(this.sources.pods.watch(signal), (observed) => ({ type: 'pods', observed })),
      nodes: words(this.sources.nodes.watch(signal), (observed) => ({ type: 'nodes', observed })),
      clock: clock(signal),
    };
    for (const [kind, source] of Object.entries(this.sources.workloads)) {
      streams[kind] = words(source.watch(signal), (observed) => ({ type: 'workloads', kind, observed }));
    }
    for await (const { value } of merged(streams, signal)) yield* this.take(value);
  }

  private *take(word: Word): Generator<Observed<Model>, void, undefined> {
    const wasReady = this.unheard.size === 0;
    if (word.type === 'pods') this.lost = word.observed.type === 'stale' ? word.observed : undefined;
    const dirty = this.apply(word);
    const isReady = this.unheard.size === 0;
    const startsOver = isReady && (!wasReady || (word.type === 'pods' && word.observed.type === 'reset'));
    if (startsOver) yield this.everything();
    else if (isReady) for (const key of dirty) yield* this.change(key);
    // What is not known at all yet has failed; what is known becomes stale, after it was told.
    if (this.lost && (startsOver || word.type === 'pods') && (isReady || this.unheard.has('pods'))) yield this.lost;
  }

  private apply(word: Word): ReadonlySet<string> {
    if (word.type === 'clock') return this.index.aging(this.sources.now());
    const name = word.type === 'workloads' ? word.kind : word.type;
    if (word.observed.type === 'reset' || (word.observed.type === 'stale' && name !== 'pods')) this.unheard.delete(name);
    if (word.observed.type === 'stale') return new Set();
    if (word.type === 'pods') return this.index.applyPods(word.observed);
    if (word.type === 'workloads') return this.index.applyWorkloads(word.kind, word.observed);
    applyChange(this.nodes, word.observed, (node) => node.uid);
    return this.index.applyNodes([...this.nodes.values()]);
  }

  private everything(): Observed<Model> {
    const items = this.index.models(this.sources.now());
    this.told.clear();
    for (const model of items) this.told.set(model.key, JSON.stringify(model));
    return { type: 'reset', items };
  }

  /** Says nothing where a model is what it was: nodes and time concern many and change few. */
  private *change(key: string): Generator<Observed<Model>, void, undefined> {
    const model = this.index.model(key, this.sources.now());
    if (model === undefined) {
      if (this.told.delete(key)) yield { type: 'removed', key };
      return;
    }
    const text = JSON.stringify(model);
    if (this.told.get(key) === text) return;
    this.told.set(key, text);
    yield { type: 'upserted', item: model };
  }
}

async function* words<T>(stream: AsyncIterable<T>, word: (value: T) => Word): AsyncGenerator<Word, void, undefined> {
  for await (const value of stream) yield word(value);
}

async function* clock(signal: AbortSignal): AsyncGenerator<Word, void, undefined> {
  for (;;) {
    await sleep(aging, signal);
    yield { type: 'clock' };
  }
}
