import { AppError } from '../../../base/errors.ts';
import type { ApiResource, ClusterApi } from '../../clusters/clusterApi.ts';
import { asString, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { holdsResources, podRequests } from '../../kubernetes/podRequests.ts';
import type { NodeFacts, PodOnNode } from './objectGraph.ts';

const nodeResource: ApiResource = { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false };
const podResource: ApiResource = { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };

/** Reads the nodes and what their pods hold. Undefined where the user may not read nodes; other failures are thrown. */
export async function readNodeFacts(cluster: ClusterApi, signal: AbortSignal): Promise<NodeFacts | undefined> {
  const nodes = await ifAllowed(readAll(cluster, nodeResource, {}, (node) => node, signal));
  if (nodes === undefined) return undefined;
  const unfinished = { fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed' };
  const pods = await ifAllowed(readAll(cluster, podResource, unfinished, podOnNode, signal));
  return { nodes, pods: pods?.filter((pod) => pod !== undefined) };
}

function podOnNode(pod: KubernetesObject): PodOnNode | undefined {
  const node = asString(at(pod, 'spec', 'nodeName'));
  if (node === undefined || node === '' || !holdsResources(pod)) return undefined;
  const { namespace = '', name = '', ownerReferences = [] } = pod.metadata;
  const controller = ownerReferences.find((owner) => owner.controller === true)?.uid ?? '';
  return { node, namespace, name, requests: podRequests(pod), controller };
}

/** Reads page by page and keeps only what `slim` makes of each object. */
async function readAll<T>(cluster: ClusterApi, resource: ApiResource, options: { readonly fieldSelector?: string }, slim: (object: KubernetesObject) => T, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  for await (const page of cluster.list(resource, options, signal)) for (const object of page) all.push(slim(object));
  return all;
}

async function ifAllowed<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'clusterForbidden') return undefined;
    throw error;
  }
}
