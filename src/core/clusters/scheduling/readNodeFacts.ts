import type { ClusterApi } from '../clusterApi.ts';
import { ifAllowed, listAll } from '../listAll.ts';
import { wellKnown } from '../watchAllowed.ts';
import { asString, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { holdsResources, podRequests } from '../../kubernetes/podRequests.ts';
import type { NodeFacts, PodOnNode } from './nodeFacts.ts';

/** The pods that have not finished. */
export const unfinished = { fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed' };

/** Reads the nodes and what their pods hold. Undefined where the user may not read nodes; other failures are thrown. */
export async function readNodeFacts(cluster: ClusterApi, signal: AbortSignal): Promise<NodeFacts | undefined> {
  const nodes = await ifAllowed(listAll(cluster, wellKnown.node, {}, (node) => node, signal));
  if (nodes === undefined) return undefined;
  const pods = await ifAllowed(listAll(cluster, wellKnown.pod, unfinished, podOnNode, signal));
  return { nodes, pods: pods?.filter((pod) => pod !== undefined) };
}

function podOnNode(pod: KubernetesObject): PodOnNode | undefined {
  const node = asString(at(pod, 'spec', 'nodeName'));
  if (node === undefined || node === '' || !holdsResources(pod)) return undefined;
  const { namespace = '', name = '', ownerReferences = [] } = pod.metadata;
  const controller = ownerReferences.find((owner) => owner.controller === true)?.uid ?? '';
  return { node, namespace, name, requests: podRequests(pod), controller };
}
