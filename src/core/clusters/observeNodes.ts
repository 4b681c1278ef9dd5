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
      const unheard = new Set<string>(['nodes', 'pods']);
      let lost: Observed<NodeSummary> | undefined;
      for await (const { from, value } of merged({ nodes: nodes.watch(signal), pods: pods.watch(signal) }, signal)) {
        const wasReady = unheard.size === 0;
        let dirty: ReadonlySet<string> = new Set();
        if (from === 'nodes') lost = value.type === 'stale' ? value : undefined;
        if (value.type !== 'stale') dirty = from === 'nodes' ? index.applyNodes(value) : index.applyPods(value);
        if (value.type === 'reset' || from === 'pods') unheard.delete(from);
        const isReady = unheard.size === 0;
        const startsOver = isReady && (!wasReady || value.type === 'reset');
        if (startsOver) yield { type: 'reset', items: index.summaries() };
        else if (isReady) yield* changes(index, dirty);
        // What is not known at all yet has failed; what is known becomes stale, after it was told.
        if (lost && (startsOver || from === 'nodes') && (isReady || unheard.has('nodes'))) yield lost;
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
