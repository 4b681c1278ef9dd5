import type { Source } from '../change.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Model } from '../models/model.ts';
import { observeModels } from '../models/observeModels.ts';
import type { ClusterApi, ListOptions } from './clusterApi.ts';
import type { NodeSummary } from './node.ts';
import { observeNodes } from './observeNodes.ts';
import { SharedSource } from './sharedSource.ts';
import { slimPod } from './slimPod.ts';
import { watchAllowed, wellKnown } from './watchAllowed.ts';

/** What the trees show of one cluster. Nothing is contacted before one of them is watched. */
export interface ClusterView {
  readonly nodes: Source<NodeSummary>;
  readonly models: Source<Model>;
}

/**
 * The nodes and models of a cluster; both share one watch of the pods. `namespace` is where to look for a user who may
 * not look everywhere, `now` answers milliseconds since 1970.
 */
export function observeCluster(api: ClusterApi, namespace: string, now: () => number): ClusterView {
  const shared = (resource: (typeof wellKnown)[keyof typeof wellKnown], limits: Pick<ListOptions, 'slim'> = {}): Source<KubernetesObject> =>
    new SharedSource(watchAllowed(api, resource, namespace, limits), (object) => object.metadata.uid ?? '');
  const pods = shared(wellKnown.pod, { slim: slimPod });
  const nodes = new SharedSource(observeNodes(shared(wellKnown.node), pods), (node) => node.uid);
  const workloads = {
    Deployment: shared(wellKnown.deployment),
    StatefulSet: shared(wellKnown.statefulSet),
    Job: shared(wellKnown.job),
  };
  return { nodes, models: observeModels({ pods, nodes, workloads, now }) };
}
