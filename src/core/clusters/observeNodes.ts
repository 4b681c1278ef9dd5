import { merged } from '../merged.ts';
import type { Observed, Source } from '../change.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { NodeSummary } from './node.ts';
import { NodeIndex } from './nodeIndex.ts';

/**
 * The nodes of a cluster with what is used and free, from a watch of its nodes and one of all its pods. It is ready
 * with the nodes; where pods may not be listed, nothing counts as used.
 */
export function observeNodes(nodes: Source<KubernetesObject>, pods: Source<KubernetesObject>): Source<NodeSummary> {
  return {
    async *watch(signal): AsyncGenerator<Observed<NodeSummary>, void, undefined> {
      const index = new NodeIndex();
      const heard = { nodes: false, pods: false };
      for await (const { from, value } of merged({ nodes: nodes.watch(signal), pods: pods.watch(signal) }, signal)) {
        const before = heard.nodes && heard.pods;
        if (value.type === 'stale') {
          if (from === 'pods') heard.pods = true;
          else yield value;
          if (!before && heard.nodes && heard.pods) yield { type: 'reset', items: index.summaries() };
          continue;
        }
        const dirty = from === 'nodes' ? index.applyNodes(value) : index.applyPods(value);
        if (value.type === 'reset') heard[from] = true;
        if (!heard.nodes || !heard.pods) continue;
        if (!before || value.type === 'reset') yield { type: 'reset', items: index.summaries() };
        else yield* changes(index, dirty);
      }
    },
  };
}

function* changes(index: NodeIndex, dirty: ReadonlySet<string>): Generator<Observed<NodeSummary>, void, undefined> {
  for (const uid of dirty) {
    const item = index.summary(uid);
    yield item === undefined ? { type: 'removed', key: uid } : { type: 'upserted', item };
  }
}
