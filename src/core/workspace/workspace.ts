import { onceFor } from '../../base/onceFor.ts';
import type { FileFacts, ImageFacts, ObjectFacts } from './facts.ts';

/** An object of the workspace and where it stands. */
export interface FoundObject {
  readonly path: string;
  /** Where its document starts in the file, also as a line from 0. */
  readonly start: number;
  readonly line: number;
  readonly facts: ObjectFacts;
}

/** What a Dockerfile of the workspace builds. */
export interface FoundImage {
  readonly path: string;
  readonly facts: ImageFacts;
}

/** What rules about several files may ask. Answers are of the moment: ask again after a change. */
export interface Workspace {
  ofKind(group: string, kind: string): readonly FoundObject[];
  /** Objects that make pods, by a label that their pods have, for example `app=llm`. */
  withPodLabel(label: string): readonly FoundObject[];
  /** Objects that make pods. */
  podMakers(): readonly FoundObject[];
  images(): readonly FoundImage[];
  /** True where a patch or a kustomization changes the object, so that what is missing in it may come from there. */
  isPatched(object: FoundObject): boolean;
}

/** A workspace whose files come and go. */
export interface WorkspaceIndex extends Workspace {
  /** Grows whenever a file says something else than before. */
  readonly revision: number;
  /** Takes the facts of a file in place of those it had. */
  set(file: FileFacts): void;
  /** Forgets a file. */
  delete(path: string): void;
  /** All that is known, to be sent to another thread. */
  files(): readonly FileFacts[];
}

/** Makes an index of what the given files say. */
export function createWorkspace(given: readonly FileFacts[] = []): WorkspaceIndex {
  const files = new Map(given.map((file) => [file.path, file]));
  let tables: Tables | undefined;
  let revision = 0;
  const now = (): Tables => (tables ??= tablesOf([...files.values()]));
  return {
    get revision() {
      return revision;
    },
    set: (file) => {
      const before = files.get(file.path);
      files.set(file.path, file);
      tables = undefined;
      if (meaningOf(before) !== meaningOf(file)) revision++;
    },
    delete: (path) => {
      if (meaningOf(files.get(path)) !== '') revision++;
      files.delete(path);
      tables = undefined;
    },
    files: () => [...files.values()],
    ofKind: (group, kind) => now().byKind.get(`${group}/${kind}`) ?? [],
    withPodLabel: (label) => now().byPodLabel.get(label) ?? [],
    podMakers: () => now().podMakers,
    images: () => now().images,
    isPatched: ({ path, facts }) => now().patched.has(`${facts.group}/${facts.kind}/${facts.name}`) || now().patchedPaths.some((one) => path === one || path.startsWith(`${one}/`)),
  };
}

/** What the facts say apart from where it stands: typing above an object changes nothing for others. */
function meaningOf(file: FileFacts | undefined): string {
  if (!file || (file.objects.length === 0 && !file.image && !file.kustomization)) return '';
  return [placeless([file.image, file.kustomization]), ...file.objects.map(({ facts }) => meaningOfObject(facts))].join('\n');
}

/** Of a file that is typed into, all objects but one are the same as before. */
const meaningOfObject = onceFor((facts: ObjectFacts) => placeless(facts));

function placeless(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => (key === 'place' ? undefined : part));
}

interface Tables {
  readonly byKind: ReadonlyMap<string, readonly FoundObject[]>;
  readonly byPodLabel: ReadonlyMap<string, readonly FoundObject[]>;
  readonly podMakers: readonly FoundObject[];
  readonly images: readonly FoundImage[];
  /** Group, kind and name of objects that some patch names. */
  readonly patched: ReadonlySet<string>;
  /** Files and folders that a kustomization with patches reads. */
  readonly patchedPaths: readonly string[];
}

const podLabelsOf = onceFor(({ pods }: ObjectFacts) => [...new Set(pods.flatMap(({ labels = {} }) => Object.entries(labels).map(([name, value]) => `${name}=${value}`)))]);

function tablesOf(files: readonly FileFacts[]): Tables {
  const objects = files.flatMap(({ path, objects: placed }) => placed.map((object): FoundObject => ({ path, ...object })));
  const podMakers = objects.filter(({ facts }) => facts.pods.length > 0);
  return {
    byKind: grouped(objects, ({ facts }) => [`${facts.group}/${facts.kind}`]),
    byPodLabel: grouped(podMakers, ({ facts }) => podLabelsOf(facts)),
    podMakers,
    images: files.flatMap(({ path, image }) => (image ? [{ path, facts: image }] : [])),
    patched: new Set(objects.filter(({ facts }) => facts.partial).map(({ facts }) => `${facts.group}/${facts.kind}/${facts.name}`)),
    patchedPaths: files.flatMap(({ path, kustomization }) => (kustomization?.patches === true ? kustomization.resources.map((resource) => joined(path, resource)) : [])),
  };
}

function grouped(objects: readonly FoundObject[], keysOf: (object: FoundObject) => readonly string[]): ReadonlyMap<string, readonly FoundObject[]> {
  const groups = new Map<string, FoundObject[]>();
  for (const object of objects) {
    for (const key of keysOf(object)) {
      const group = groups.get(key);
      if (group) group.push(object);
      else groups.set(key, [object]);
    }
  }
  return groups;
}

/** The path of what a file names relative to its own folder. */
function joined(path: string, relative: string): string {
  const steps = path.split('/').slice(0, -1);
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
