import { asMap, asSeq, entryOf, isNull, knownString, type YamlMap } from '../yaml/node.ts';
import { isTemplated } from '../yaml/maskTemplates.ts';
import type { Container, PodSpec } from './manifest.ts';

/** A volume mounted in a container; `volume` is missing where the pod spec defines none of that name. */
export interface MountedVolume {
  readonly mount: YamlMap;
  readonly volume: YamlMap | undefined;
}

/** What is mounted at exactly that folder, or `unknown` where a template may bring it. */
export function mountAt(container: Container, folder: string): MountedVolume | 'unknown' | undefined {
  const entry = entryOf(container.node, 'volumeMounts');
  const list = asSeq(entry?.value);
  if (container.podSpec.object.partial || (entry && !list && !isNull(entry.value))) return 'unknown';
  for (const item of list?.items ?? []) {
    const mount = asMap(item);
    const path = knownString(entryOf(mount, 'mountPath')?.value);
    if (!mount || path === undefined) return 'unknown';
    if (path.replace(/\/+$/, '') === folder) return { mount, volume: volumeOf(container.podSpec, mount) };
  }
  return undefined;
}

/** The volumes of a pod spec. */
export function volumesOf(podSpec: PodSpec): readonly YamlMap[] {
  return (asSeq(entryOf(podSpec.node, 'volumes')?.value)?.items ?? []).flatMap((item) => asMap(item) ?? []);
}

function volumeOf(podSpec: PodSpec, mount: YamlMap): YamlMap | undefined {
  const name = knownString(entryOf(mount, 'name')?.value);
  return name === undefined || isTemplated(name) ? undefined : volumesOf(podSpec).find((volume) => knownString(entryOf(volume, 'name')?.value) === name);
}

