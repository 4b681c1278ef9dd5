import { asMap, asSeq, entryOf, knownString, nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { groupOf } from './object.ts';
import type { Container, ManifestObject, PodSpec, ResourceBlock } from './manifest.ts';
import { type PodSpecPath, workloadKinds } from './podSpecPaths.ts';
import { type FoundMap, followPath, podCount } from './followPath.ts';
import { looksLikePatch } from './looksLikePatch.ts';

/** Groups whose objects the API server itself validates down to the pod spec. */
const validatedGroups = new Set(['', 'apps', 'batch']);

interface Building extends ManifestObject {
  readonly podSpecs: PodSpec[];
  readonly resources: ResourceBlock[];
}

/**
 * The Kubernetes objects of one document: the document itself, or the items of a `List`. `fragment` says that parts of
 * the document are unknown, so that nothing may be called missing.
 */
export function readObjects(root: YamlNode | undefined, fragment: boolean): readonly ManifestObject[] {
  return [...eachObject(root, fragment)];
}

/** The same, each read when it is asked for. */
export function* eachObject(root: YamlNode | undefined, fragment: boolean): Generator<ManifestObject, void, undefined> {
  for (const { node, apiVersion, kind } of headedMaps(root, fragment)) yield readObject(node, apiVersion, kind, fragment);
}

/** The object around an offset, read as a fragment; the others are not read. */
export function objectAt(root: YamlNode | undefined, offset: number): ManifestObject | undefined {
  for (const { node, apiVersion, kind } of headedMaps(root, false)) {
    if (offset >= node.start && offset <= node.end) return readObject(node, apiVersion, kind, true);
  }
  return undefined;
}

interface HeadedMap {
  readonly node: YamlMap;
  readonly apiVersion: string;
  readonly kind: string;
}

function* headedMaps(root: YamlNode | undefined, fragment: boolean): Generator<HeadedMap, void, undefined> {
  const node = asMap(root);
  const apiVersion = knownString(entryOf(node, 'apiVersion')?.value);
  const kind = knownString(entryOf(node, 'kind')?.value);
  if (!node || apiVersion === undefined || kind === undefined || (fragment && hasAlternatives(node))) return;
  const items = kind.endsWith('List') ? asSeq(entryOf(node, 'items')?.value) : undefined;
  if (!items) yield { node, apiVersion, kind };
  else for (const item of items.items) yield* headedMaps(item, fragment);
}

/** A template that chooses between apiVersions has each of them, and nobody knows here which one comes out. */
function hasAlternatives(map: YamlMap): boolean {
  return ['apiVersion', 'kind'].some((key) => map.entries.filter((entry) => entry.key === key && !entry.merged).length > 1);
}

function readObject(node: YamlMap, apiVersion: string, kind: string, fragment: boolean): ManifestObject {
  const group = groupOf(apiVersion);
  const workload = workloadKinds.find((candidate) => candidate.group === group && candidate.kinds.includes(kind));
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  const name = knownString(nodeAt(node, 'metadata', 'name'));
  const podSpecs: PodSpec[] = [];
  const resources: ResourceBlock[] = [];
  const partial = fragment || looksLikePatch(node, apiVersion, kind, workload);
  const object: Building = { node, apiVersion, group, version, kind, name, partial, podSpecs, resources };
  for (const path of workload?.paths ?? []) {
    for (const found of followPath(node, path.pod)) podSpecs.push(readPodSpec(object, found, path));
  }
  for (const path of workload?.resources ?? []) addCustomResources(object, path);
  return object;
}

function readPodSpec(object: Building, found: FoundMap, path: PodSpecPath): PodSpec {
  const containers: Container[] = [];
  const validated = validatedGroups.has(object.group);
  const template = found.path === 'spec' || found.path.endsWith('.spec') ? found.way.at(-2) : undefined;
  const podSpec: PodSpec = { object, node: found.node, path: found.path, template, pods: podCount(found, path.times), validated, containers };
  for (const [key, role] of [['containers', 'main'], ['initContainers', 'init'], ['ephemeralContainers', 'ephemeral']] as const) {
    const list = asSeq(entryOf(found.node, key)?.value);
    list?.items.forEach((item, index) => {
      const node = asMap(item);
      if (node) containers.push(readContainer(podSpec, node, role, `${found.path}.${key}[${index}]`, object));
    });
  }
  for (const key of path.single ?? []) {
    const node = asMap(entryOf(found.node, key)?.value);
    if (node) containers.push(readContainer(podSpec, node, 'main', `${found.path}.${key}`, object));
  }
  const entry = entryOf(found.node, 'resources');
  addResources(object, entry, 'pod', podSpec);
  return podSpec;
}

function readContainer(podSpec: PodSpec, node: YamlMap, role: Container['role'], path: string, object: Building): Container {
  const image = nodeAt(node, 'image');
  const resources = addResources(object, entryOf(node, 'resources'), 'container', podSpec);
  const name = knownString(entryOf(node, 'name')?.value);
  return { podSpec, node, role, path, name, image: image?.kind === 'scalar' ? image : undefined, resources };
}

function addCustomResources(object: Building, path: string): void {
  const dot = path.lastIndexOf('.');
  for (const found of followPath(object.node, path.slice(0, dot))) addResources(object, entryOf(found.node, path.slice(dot + 1)), 'custom', undefined);
}

function addResources(object: Building, entry: YamlEntry | undefined, owner: ResourceBlock['owner'], podSpec: PodSpec | undefined): ResourceBlock | undefined {
  const node = asMap(entry?.value);
  if (!entry || !node) return undefined;
  const limits = asMap(entryOf(node, 'limits')?.value);
  const requests = asMap(entryOf(node, 'requests')?.value);
  const block: ResourceBlock = { object, owner, entry, node, limits, requests, validated: podSpec?.validated ?? false, podSpec };
  object.resources.push(block);
  return block;
}
