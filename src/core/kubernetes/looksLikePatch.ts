import { asMap, asSeq, entryOf, knownString, nodeAt, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { followPath } from './followPath.ts';
import { groupOf } from './object.ts';
import type { WorkloadKind } from './podSpecPaths.ts';

/** Instructions of strategic merge patches, which no object has. */
const directive = /^\$(?:patch|retainKeys|setElementOrder\/.+|deleteFromPrimitiveList\/.+)$/;

/** True for a key that tells a merge what to do. */
export function isMergeDirective(key: string): boolean {
  return key.startsWith('$') && directive.test(key);
}

/**
 * By `group/kind`: fields of the spec that overlays change. Where a spec has nothing else it belongs to a patch, because
 * no such object can do without the others.
 */
const overlaid: Readonly<Record<string, RegExp>> = {
  '/Service': /^(?:type|cluster.+|external.+|internalTrafficPolicy|ip.+|loadBalancer.+|sessionAffinity.*|allocateLoadBalancerNodePorts|publishNotReadyAddresses|trafficDistribution)$/,
  '/PersistentVolumeClaim': /^(?:resources|storageClassName|volumeName|volumeAttributesClassName)$/,
  'autoscaling/HorizontalPodAutoscaler': /^(?:(?:min|max)Replicas|metrics|behavior)$/,
  'apiextensions.k8s.io/CustomResourceDefinition': /^(?:conversion|preserveUnknownFields)$/,
};

/** Kinds whose pods need a selector beside them. */
const selecting = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']);

/** A patch names only what it changes: it says so, or it lacks what every such object has. */
export function looksLikePatch(node: YamlMap, apiVersion: string, kind: string, workload: WorkloadKind | undefined): boolean {
  if (hasDirective(node, 0) || isHeadOnly(node)) return true;
  const fields = asMap(nodeAt(node, 'spec'))?.entries ?? [];
  const ofOverlay = overlaid[`${groupOf(apiVersion)}/${kind}`];
  if (ofOverlay && fields.length > 0) return fields.every((entry) => ofOverlay.test(entry.key));
  return workload !== undefined && workload.paths.length > 0 && isPodPatch(node, kind, workload);
}

/** A name and perhaps labels or annotations, and nothing that makes the object what it is. */
function isHeadOnly(node: YamlMap): boolean {
  return isNamed(node) && node.entries.every(({ key }) => key === 'apiVersion' || key === 'kind' || key === 'metadata');
}

function isNamed(node: YamlMap): boolean {
  return (knownString(nodeAt(node, 'metadata', 'name')) ?? '') !== '';
}

function isPodPatch(node: YamlMap, kind: string, workload: WorkloadKind): boolean {
  const isApps = workload.group === 'apps';
  if (isApps && selecting.has(kind) && nodeAt(node, 'spec', 'selector') !== undefined) return false;
  const pods = workload.paths.flatMap((path) => followPath(node, path.pod));
  if (pods.length === 0) return isApps || workload.group === 'batch' || isNamed(node);
  const containers = pods.flatMap((pod) => asSeq(entryOf(pod.node, 'containers')?.value)?.items ?? []);
  const hasImages = containers.some((container) => entryOf(asMap(container), 'image'));
  if (isApps) return !hasImages || nodeAt(node, 'spec', 'template', 'metadata') === undefined;
  if (workload.group === 'batch') return !hasImages && pods.every((pod) => !entryOf(pod.node, 'restartPolicy'));
  // Spark and others complete pods from a file that has no name and no image.
  if (kind === 'Pod') return containers.length > 0 && !hasImages && !isNamed(node);
  return containers.length > 0 && !hasImages;
}

const deepest = 40;

function hasDirective(node: YamlNode, depth: number): boolean {
  if (depth > deepest || node.kind === 'alias' || node.kind === 'scalar') return false;
  // Every node of every object comes by here, so that even a function for each list would be felt.
  if (node.kind === 'seq') {
    for (const item of node.items) if (hasDirective(item, depth + 1)) return true;
    return false;
  }
  for (const { key, value } of node.entries) if (isMergeDirective(key) || hasDirective(value, depth + 1)) return true;
  return false;
}
