import type { Observed, Source } from '../change.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ApiResource, ClusterApi, ListOptions } from './clusterApi.ts';

/** The kinds that trees are made of. Every cluster serves them, so they need no discovery. */
export const wellKnown = {
  pod: { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true },
  node: { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false },
  deployment: { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', namespaced: true },
  statefulSet: { apiVersion: 'apps/v1', kind: 'StatefulSet', plural: 'statefulsets', namespaced: true },
  job: { apiVersion: 'batch/v1', kind: 'Job', plural: 'jobs', namespaced: true },
} as const satisfies Record<string, ApiResource>;

/**
 * Watches a kind in all namespaces, or only in `namespace` for a user who may not look at all of them: half a tree is
 * better than none.
 */
export function watchAllowed(api: ClusterApi, resource: ApiResource, namespace: string, limits: Pick<ListOptions, 'slim'>): Source<KubernetesObject> {
  return {
    async *watch(signal): AsyncGenerator<Observed<KubernetesObject>, void, undefined> {
      for await (const observed of api.watch(resource, limits, signal)) {
        if (observed.type === 'stale' && observed.error.code === 'clusterForbidden' && resource.namespaced) break;
        yield observed;
      }
      if (!signal.aborted) yield* api.watch(resource, { ...limits, namespace }, signal);
    },
  };
}
