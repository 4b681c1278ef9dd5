import { onlyAccelerators } from '../../clusters/acceleratorName.ts';
import type { AcceleratorPod, ClusterSnapshot } from '../../clusters/scheduling/clusterSnapshot.ts';
import { type NodeVerdict, nodeVerdicts } from '../../clusters/scheduling/nodeVerdict.ts';
import { asArray, asObject, asString, at, type JsonObject } from '../../json.ts';
import type { ManifestObject, PodSpec } from '../../kubernetes/manifest.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { allocatableOf, podRequests, type ResourceAmounts } from '../../kubernetes/podRequests.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { asMap, entryOf, knownString, nodeAt, type YamlEntry, type YamlNode } from '../../yaml/node.ts';
import { toJson } from '../../yaml/toJson.ts';

/** A node, and what it says to a pod. */
export interface NodeAnswer extends NodeVerdict {
  readonly has: ResourceAmounts;
  /** As recorded. */
  readonly object: KubernetesObject;
}

/** A pod spec that asks for accelerators, in a cluster. */
export interface Placement {
  readonly podSpec: PodSpec;
  /** The accelerators of one pod, as the scheduler counts them. */
  readonly requests: ResourceAmounts;
  /** Every node that has some of each of them. */
  readonly nodes: readonly NodeAnswer[];
}

/** Kinds that only describe pods which other objects make. */
const descriptions = /^(?:Cluster)?(?:ServingRuntime|TrainingRuntime)$|^LLMInferenceServiceConfig$|^PodTemplate$/;

/** What the cluster's nodes say to the pods of an object; pods whose place a template decides are left out. */
export function placementsOf(object: ManifestObject, cluster: ClusterSnapshot): readonly Placement[] {
  if (object.partial || descriptions.test(object.kind)) return [];
  return object.podSpecs.flatMap((podSpec) => {
    if (podSpec.pods === 0 || isOpen(podSpec)) return [];
    const spec = specOf(podSpec);
    const requests = onlyAccelerators(podRequests(podOf(spec)));
    if (Object.keys(requests).length === 0) return [];
    // What other pods hold is counted afterwards, once for all pods of the object.
    const verdicts = nodeVerdicts(podOf(asking(spec, requests, cluster)), { nodes: cluster.nodes, pods: [] });
    const nodes = cluster.nodes.map((node, index): NodeAnswer => ({ node: '', obstacles: [], ...verdicts[index], object: node, has: allocatableOf(node) }));
    return [{ podSpec, requests, nodes: nodes.filter(({ has }) => Object.keys(requests).every((name) => (has[name] ?? 0) > 0)) }];
  });
}

/** The namespace the object goes to; undefined where a template decides. */
export function namespaceOf(object: ManifestObject, cluster: ClusterSnapshot): string | undefined {
  const node = nodeAt(object.node, 'metadata', 'namespace');
  return node ? knownString(node) : cluster.namespace;
}

/** The pods that the object has in the cluster already. */
export function ownPods(object: ManifestObject, cluster: ClusterSnapshot): readonly AcceleratorPod[] {
  const namespace = namespaceOf(object, cluster);
  const workload = `${object.kind}/${object.name ?? ''}`;
  return cluster.pods?.filter((pod) => pod.namespace === namespace && pod.workload === workload) ?? [];
}

/** The cluster as it would be without the pods of the object, which an apply replaces. */
export function withoutOwn(object: ManifestObject, cluster: ClusterSnapshot): ClusterSnapshot {
  const own = new Set(ownPods(object, cluster));
  return { ...cluster, pods: cluster.pods?.filter((pod) => !own.has(pod)) };
}

/** True where nothing of the pod's own placement keeps it from the node for good. */
export function mayRunOn({ obstacles }: NodeAnswer): boolean {
  return obstacles.every(({ lasts, about }) => lasts !== 'never' || about === 'resource');
}

/** Where the pod spec asks for a resource. */
export function askingEntry({ containers }: PodSpec, resource: string): YamlEntry | undefined {
  return containers.flatMap((container) => gpusOf(container).entries).find(({ key }) => key === resource);
}

/** True where a template decides what the pod asks for or where it may run. */
function isOpen({ node, containers }: PodSpec): boolean {
  const deciding = ['nodeSelector', 'affinity', 'tolerations', 'resources', 'nodeName', 'overhead'].flatMap((field) => entryOf(node, field)?.value ?? []);
  const asked = containers.flatMap((container) => entryOf(container.node, 'resources')?.value ?? []);
  return node.entries.some(({ keyNode }) => keyNode.dynamic) || [...deciding, ...asked].some((one) => hasUnknown(one, 0));
}

const deepest = 12;

function hasUnknown(node: YamlNode, depth: number): boolean {
  if (depth > deepest || (node.kind === 'alias' && !node.target)) return true;
  if (node.kind === 'alias') return node.target !== undefined && hasUnknown(node.target, depth + 1);
  if (node.kind === 'seq') return node.items.some((item) => hasUnknown(item, depth + 1));
  return node.kind === 'scalar' ? node.dynamic : node.entries.some(({ keyNode, value }) => keyNode.dynamic || hasUnknown(value, depth + 1));
}

/** The spec with the containers that the pod will have, wherever the kind keeps them. */
function specOf({ node, containers }: PodSpec): JsonObject {
  const having = (role: 'main' | 'init'): readonly JsonObject[] => containers.filter((container) => container.role === role).map((container) => asObject(toJson(container.node)));
  return { ...asObject(toJson(asMap(node))), containers: having('main'), initContainers: having('init') };
}

function podOf(spec: JsonObject): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: {}, spec };
}

/** A pod of the same placement that asks for the accelerators alone. */
function asking(spec: JsonObject, requests: ResourceAmounts, cluster: ClusterSnapshot): JsonObject {
  const placed = Object.fromEntries(['nodeSelector', 'affinity', 'nodeName'].map((field) => [field, spec[field]]));
  const added = isOfProvider(cluster) ? Object.keys(requests).map((key) => ({ key, operator: 'Exists' })) : [];
  return { ...placed, tolerations: [...asArray(spec['tolerations']), ...added], containers: [{ resources: { limits: requests } }] };
}

/**
 * Managed clusters tolerate the taint that is named like the requested resource by themselves (the admission plugin
 * ExtendedResourceToleration); GKE and AKS do, and of the others nobody knows. A cluster of one's own has it off.
 */
function isOfProvider({ nodes }: ClusterSnapshot): boolean {
  return nodes.some(({ spec }) => /^(?!kind:|k3s:|minikube:)\w+:\/\//.test(asString(at(spec, 'providerID')) ?? ''));
}
