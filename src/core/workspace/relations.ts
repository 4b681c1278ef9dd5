import type { RelatedPlace } from '../lint/finding.ts';
import type { Labels, ObjectFacts, Place, PodFacts } from './facts.ts';
import { folderOf, sameFolder } from './paths.ts';
import type { FoundObject, Workspace } from './workspace.ts';

/** From where something is looked for: the file, and the namespace as in `ObjectFacts`. */
export interface Viewpoint {
  readonly path: string;
  readonly namespace: string | undefined;
}

/**
 * Of several objects that could be meant, those that stand nearest: in the same file, else in the same folder, else
 * below the longest common folder. Copies of an application in other folders are not mixed with it.
 */
export function nearest<T extends { readonly path: string }>(path: string, found: readonly T[]): readonly T[] {
  const inFile = found.filter((one) => one.path === path);
  if (inFile.length > 0) return inFile;
  const folder = folderOf(path);
  const shared = found.map((one) => commonSteps(folder, folderOf(one.path)));
  const most = Math.max(...shared);
  const near = found.filter((_, index) => shared[index] === most);
  const inFolder = near.filter((one) => sameFolder(one.path, path));
  return inFolder.length > 0 ? inFolder : near;
}

function commonSteps(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((step, index) => step !== b[index]);
  return different < 0 ? Math.min(a.length, b.length) : different;
}

/** True unless both name a namespace and these differ: what names none goes where `kubectl -n` says. */
export function mayShareNamespace(a: Viewpoint['namespace'], b: Viewpoint['namespace']): boolean {
  return a === undefined || b === undefined || a === '' || b === '' || a === b;
}

/** Pods of an object that a selector selects. */
export interface SelectedPods {
  readonly object: FoundObject;
  readonly pods: readonly PodFacts[];
}

/** The nearest objects whose pods have all these labels. An empty selector selects nothing here. */
export function podsSelected(workspace: Workspace, from: Viewpoint, selector: Labels): readonly SelectedPods[] {
  const [first] = Object.entries(selector);
  if (!first) return [];
  const found = workspace.withPodLabel(`${first[0]}=${first[1]}`).flatMap((object): readonly (SelectedPods & { readonly path: string })[] => {
    const pods = object.facts.pods.filter(({ labels }) => labels !== undefined && selects(selector, labels));
    return pods.length > 0 && mayShareNamespace(from.namespace, object.facts.namespace) ? [{ object, pods, path: object.path }] : [];
  });
  return nearest(from.path, found);
}

/** True where the labels have all that the selector demands. */
export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}

/** The nearest objects of that kind and name. */
export function objectsNamed(workspace: Workspace, from: Viewpoint, group: string, kind: string, name: string): readonly FoundObject[] {
  return nearest(from.path, workspace.ofKind(group, kind).filter(({ facts }) => facts.name === name && mayShareNamespace(from.namespace, facts.namespace)));
}

/** How an object is called in a message: `Deployment llm`. */
export function titleOf({ kind, name }: Pick<ObjectFacts, 'kind' | 'name'>): string {
  return name === undefined ? kind : `${kind} ${name}`;
}

/** Another place that explains a finding: an object, or a part of it. */
export function relatedTo({ path, start, line, facts }: FoundObject, message: string, place: Place = facts.place): RelatedPlace {
  return { file: path, span: { start: start + place.start, end: start + place.end }, position: { line: line + place.line, column: place.column }, message };
}
