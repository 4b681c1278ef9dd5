import { applyChange, type Change } from '../change.ts';
import type { NodeSummary } from '../clusters/node.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { groupModel, modelKey, ownerOfPod } from './groupModel.ts';
import type { Model } from './model.ts';
import type { ModelPod } from './modelPod.ts';
import { readModelPod } from './readModelPod.ts';
import { readWorkload, type Workload } from './workload.ts';

/**
 * The models of one cluster, kept up to date by the changes of pods, of workloads and of nodes. Every `apply…` answers
 * the keys of the models that may differ now; `model` then tells how, or that it is gone.
 */
export class ModelIndex {
  private readonly pods = new Map<string, ModelPod>();
  private readonly podsOf = new Map<string, Set<string>>();
  /** By kind, since each kind is watched by itself and starts over by itself. */
  private readonly workloads = new Map<string, Map<string, Workload>>();
  private readonly workloadOf = new Map<string, Workload>();
  private nodes: readonly NodeSummary[] | undefined;

  applyPods(change: Change<KubernetesObject>): ReadonlySet<string> {
    const dirty = new Set<string>();
    const gone = change.type === 'reset' ? [...this.pods.keys()] : [change.type === 'removed' ? change.key : (change.item.metadata.uid ?? '')];
    for (const uid of gone) this.removePod(uid, dirty);
    for (const pod of change.type === 'reset' ? change.items : change.type === 'upserted' ? [change.item] : []) this.addPod(pod, dirty);
    return dirty;
  }

  /** Takes Deployments, StatefulSets or Jobs; `kind` says which, since a reset replaces only its own. */
  applyWorkloads(kind: string, change: Change<KubernetesObject>): ReadonlySet<string> {
    const known = this.workloads.get(kind) ?? new Map<string, Workload>();
    this.workloads.set(kind, known);
    const before = change.type === 'upserted' ? known : new Map(known);
    const read: Change<Workload> =
      change.type === 'reset' ? { type: 'reset', items: change.items.map(readWorkload) } : change.type === 'upserted' ? { type: 'upserted', item: readWorkload(change.item) } : change;
    const dirty = new Set<string>();
    for (const uid of applyChange(known, read, (workload) => workload.uid)) {
      for (const workload of [before.get(uid), known.get(uid)]) if (workload !== undefined) this.noteWorkload(workload, known.has(uid), dirty);
    }
    return dirty;
  }

  /** The nodes only change what is said of pods that wait for one. */
  applyNodes(nodes: readonly NodeSummary[]): ReadonlySet<string> {
    this.nodes = nodes;
    const waiting = [...this.pods.values()].filter((pod) => pod.node === '');
    return new Set(waiting.map(keyOfPod));
  }

  /** Models whose line tells a time, which grows by itself. */
  aging(now: number): ReadonlySet<string> {
    const aged = this.models(now).filter((model) => / for \d+ (?:s|min|h|d)/.test(model.status.text));
    return new Set(aged.map((model) => model.key));
  }

  /** The model as it is at `now`, in milliseconds since 1970; undefined where there is none (any more). */
  model(key: string, now: number): Model | undefined {
    const pods = [...(this.podsOf.get(key) ?? [])].flatMap((uid) => this.pods.get(uid) ?? []);
    const workload = this.workloadOf.get(key);
    const [first] = pods;
    if (first !== undefined) return groupModel({ namespace: first.namespace, owner: ownerOfPod(first), pods, workload }, this.nodes, now);
    if (workload?.isModel !== true) return undefined;
    return groupModel({ namespace: workload.namespace, owner: workload.owner, pods, workload }, this.nodes, now);
  }

  models(now: number): readonly Model[] {
    const keys = new Set([...this.podsOf.keys(), ...this.workloadOf.keys()]);
    return [...keys].flatMap((key) => this.model(key, now) ?? []);
  }

  private addPod(object: KubernetesObject, dirty: Set<string>): void {
    const pod = readModelPod(object);
    if (pod === undefined) return;
    const key = keyOfPod(pod);
    this.pods.set(pod.uid, pod);
    const group = this.podsOf.get(key) ?? new Set();
    this.podsOf.set(key, group.add(pod.uid));
    dirty.add(key);
  }

  private removePod(uid: string, dirty: Set<string>): void {
    const pod = this.pods.get(uid);
    if (pod === undefined) return;
    const key = keyOfPod(pod);
    const group = this.podsOf.get(key);
    group?.delete(uid);
    if (group?.size === 0) this.podsOf.delete(key);
    this.pods.delete(uid);
    dirty.add(key);
  }

  /** Workloads without model pods are remembered too: their pods may come first. */
  private noteWorkload(workload: Workload, exists: boolean, dirty: Set<string>): void {
    const key = modelKey(workload.namespace, workload.owner);
    if (exists) this.workloadOf.set(key, workload);
    else if (this.workloadOf.get(key)?.uid === workload.uid) this.workloadOf.delete(key);
    if (workload.isModel || this.podsOf.has(key)) dirty.add(key);
  }
}

function keyOfPod(pod: ModelPod): string {
  return modelKey(pod.namespace, ownerOfPod(pod));
}
