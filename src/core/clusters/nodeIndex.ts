import { applyChange, type Change } from '../change.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { asString, at } from '../json.ts';
import { holdsResources } from '../kubernetes/podRequests.ts';
import type { NodeSummary } from './node.ts';
import { podAccelerators } from './podAccelerators.ts';
import { summarizeNode } from './summarizeNode.ts';

/** What one pod holds on its node. */
interface Held {
  readonly node: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/**
 * The nodes of one cluster with the accelerators that are used and free, kept up to date by the changes of nodes and
 * pods. Every method answers the uids of the nodes whose summary may differ now.
 */
export class NodeIndex {
  private readonly nodes = new Map<string, KubernetesObject>();
  private readonly held = new Map<string, Held>();
  /** By node name, then by resource name. */
  private readonly used = new Map<string, Record<string, number>>();

  applyNodes(change: Change<KubernetesObject>): ReadonlySet<string> {
    return applyChange(this.nodes, change, uidOf);
  }

  /** Wants the pods of all namespaces, also finished ones: they are told apart here. */
  applyPods(change: Change<KubernetesObject>): ReadonlySet<string> {
    const names = new Set<string>();
    const keys = change.type === 'reset' ? [...this.held.keys()] : [change.type === 'removed' ? change.key : uidOf(change.item)];
    for (const key of keys) this.release(key, names);
    const pods = change.type === 'reset' ? change.items : change.type === 'upserted' ? [change.item] : [];
    for (const pod of pods) this.hold(pod, names);
    return new Set([...this.nodes.values()].filter((node) => names.has(node.metadata.name ?? '')).map(uidOf));
  }

  /** The summary of one node; undefined where it is gone. */
  summary(uid: string): NodeSummary | undefined {
    const node = this.nodes.get(uid);
    return node && summarizeNode(node, this.used.get(node.metadata.name ?? '') ?? {});
  }

  summaries(): readonly NodeSummary[] {
    return [...this.nodes.values()].map((node) => summarizeNode(node, this.used.get(node.metadata.name ?? '') ?? {}));
  }

  private release(uid: string, names: Set<string>): void {
    const held = this.held.get(uid);
    if (held === undefined) return;
    this.held.delete(uid);
    this.count(held, -1);
    names.add(held.node);
  }

  private hold(pod: KubernetesObject, names: Set<string>): void {
    const node = asString(at(pod, 'spec', 'nodeName')) ?? '';
    if (node === '' || !holdsResources(pod)) return;
    const amounts = podAccelerators(pod);
    if (Object.keys(amounts).length === 0) return;
    const held = { node, amounts };
    this.held.set(uidOf(pod), held);
    this.count(held, 1);
    names.add(node);
  }

  private count({ node, amounts }: Held, sign: 1 | -1): void {
    const used = this.used.get(node) ?? {};
    for (const [name, amount] of Object.entries(amounts)) {
      used[name] = (used[name] ?? 0) + sign * amount;
      if (used[name] === 0) delete used[name];
    }
    this.used.set(node, used);
  }
}

function uidOf(object: KubernetesObject): string {
  return object.metadata.uid ?? object.metadata.name ?? '';
}
