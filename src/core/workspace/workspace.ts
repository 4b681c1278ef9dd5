import { onceFor } from '../../base/onceFor.ts';
import type { FileFacts, ImageFacts, ObjectFacts } from './facts.ts';
import { createGroups } from './groups.ts';

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
  /** True where a kustomization writes another image for the one of that name, without its tag. */
  replacesImage(name: string): boolean;
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

/** Makes an index of what the given files say. A file that changes costs what it says itself, however many others there are. */
export function createWorkspace(given: readonly FileFacts[] = []): WorkspaceIndex {
  const files = new Map<string, FileFacts>();
  const objects = createGroups<FoundObject>();
  const images = createGroups<FoundImage>();
  const patched = createGroups<FoundPatch>();
  let revision = 0;
  const put = (file: FileFacts): void => {
    const { path, image } = file;
    const found = file.objects.map((object): FoundObject => ({ path, ...object }));
    files.set(path, file);
    objects.put(path, found, keysOf);
    images.put(path, image ? [{ path, facts: image }] : [], () => ['']);
    patched.put(path, patchedBy(file), ({ what }) => [what.kind]);
  };
  for (const file of given) put(file);
  return {
    get revision() {
      return revision;
    },
    set: (file) => {
      if (meaningOf(files.get(file.path)) !== meaningOf(file)) revision++;
      put(file);
    },
    delete: (path) => {
      if (meaningOf(files.get(path)) !== '') revision++;
      files.delete(path);
      for (const groups of [objects, images, patched]) groups.put(path, [], () => []);
    },
    files: () => [...files.values()],
    ofKind: (group, kind) => objects.get(`kind ${group}/${kind}`),
    withPodLabel: (label) => objects.get(`label ${label}`),
    podMakers: () => objects.get('pods'),
    images: () => images.get(''),
    isPatched: ({ path, facts }) =>
      patched.get('object').some(({ what }) => what.name === nameOf(facts)) || patched.get('path').some(({ what }) => path === what.name || path.startsWith(`${what.name}/`)),
    replacesImage: (name) => patched.get('image').some(({ what }) => what.name === name),
  };
}

/** Something that is changed by another file: an object by group, kind and name, all below a path, or an image by its name. */
interface FoundPatch {
  readonly path: string;
  readonly what: { readonly kind: 'object' | 'path' | 'image'; readonly name: string };
}

function patchedBy({ path, objects, kustomization }: FileFacts): readonly FoundPatch[] {
  const partial = objects.filter(({ facts }) => facts.partial).map(({ facts }): FoundPatch => ({ path, what: { kind: 'object', name: nameOf(facts) } }));
  const resources = kustomization?.patches === true ? kustomization.resources : [];
  return [
    ...partial,
    ...resources.map((resource): FoundPatch => ({ path, what: { kind: 'path', name: joined(path, resource) } })),
    ...(kustomization?.images ?? []).map((name): FoundPatch => ({ path, what: { kind: 'image', name } })),
  ];
}

function nameOf({ group, kind, name }: ObjectFacts): string {
  return `${group}/${kind}/${name}`;
}

function keysOf({ facts }: FoundObject): readonly string[] {
  return keysOfFacts(facts);
}

/** What an object can be found by. */
const keysOfFacts = onceFor(({ group, kind, pods }: ObjectFacts): readonly string[] => {
  const labels = pods.flatMap(({ labels: own = {} }) => Object.entries(own).map(([name, value]) => `label ${name}=${value}`));
  return [`kind ${group}/${kind}`, ...(pods.length > 0 ? ['pods'] : []), ...new Set(labels)];
});

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

/** The path of what a file names relative to its own folder. */
function joined(path: string, relative: string): string {
  const steps = path.split('/').slice(0, -1);
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
