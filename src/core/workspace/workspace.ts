import { onceFor } from '../../base/onceFor.ts';
import { factless, type FileFacts, type ImageFacts, type ObjectFacts, type RequirementsFacts } from './facts.ts';
import { createGroups } from './groups.ts';
import { createKustomizations } from './kustomizations.ts';
import { folderOf, sameFolder } from './paths.ts';

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

/** What a requirements file of the workspace asks for. */
export interface FoundRequirements {
  readonly path: string;
  readonly facts: RequirementsFacts;
}

/** What rules about several files may ask. Answers are of the moment: ask again after a change. */
export interface Workspace {
  ofKind(group: string, kind: string): readonly FoundObject[];
  /** Objects that make pods, by a label that their pods have, for example `app=llm`. */
  withPodLabel(label: string): readonly FoundObject[];
  /** Objects that make pods with a label of that value, whatever its name. */
  withPodValue(value: string): readonly FoundObject[];
  /** Objects of that name that make pods. */
  podMakersNamed(name: string): readonly FoundObject[];
  /** Whether something in a folder, as `folderOf` names it, makes pods whose labels are not all known. */
  hasUnknownPods(folder: string): boolean;
  /** Whether an operator adds labels of its own to the pods of something. */
  hasGrowingPods(): boolean;
  images(): readonly FoundImage[];
  requirements(): readonly FoundRequirements[];
  /** True where a patch, a kustomization or another compose file of the folder changes the object of that file, so that what is missing in it may come from there. */
  isPatched(path: string, object: ObjectFacts): boolean;
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
  const objects = createGroups<FoundObject>(keysOf);
  const images = createGroups<FoundImage>(() => ['']);
  const requirements = createGroups<FoundRequirements>(() => ['']);
  const changed = createGroups<FoundChange>(({ what, name }) => [`${what} ${name}`]);
  const kustomizations = createKustomizations();
  let revision = 0;
  const put = (file: FileFacts): void => {
    const { path, image, requirements: listed } = file;
    const found = file.objects.map(({ start, line, facts }): FoundObject => ({ path, start, line, facts }));
    files.set(path, file);
    objects.put(path, found);
    images.put(path, image ? [{ path, facts: image }] : []);
    requirements.put(path, listed ? [{ path, facts: listed }] : []);
    changed.put(path, changedBy(file));
    kustomizations.put(path, file.kustomization);
  };
  for (const file of given) put(file);
  return {
    get revision() {
      return revision;
    },
    set: (file) => {
      if (!meansTheSame(files.get(file.path) ?? factless(file.path), file)) revision++;
      put(file);
    },
    delete: (path) => {
      if (!meansTheSame(files.get(path) ?? factless(path), factless(path))) revision++;
      put(factless(path));
      files.delete(path);
    },
    files: () => [...files.values()],
    ofKind: (group, kind) => objects.get(`kind ${group}/${kind}`),
    withPodLabel: (label) => objects.get(`label ${label}`),
    withPodValue: (value) => objects.get(`value ${value}`),
    podMakersNamed: (name) => objects.get(`maker ${name}`),
    hasUnknownPods: (folder) => objects.get(`unknown ${folder}`).length > 0,
    hasGrowingPods: () => objects.get('growing').length > 0,
    images: () => images.get(''),
    requirements: () => requirements.get(''),
    isPatched: (path, facts) => {
      if (facts.group === 'compose') return changed.get(`service ${facts.name}`).some((one) => one.path !== path && sameFolder(one.path, path));
      return changed.get(`object ${nameOf(facts)}`).length > 0 || kustomizations.patch(path);
    },
    replacesImage: (name) => changed.get(`image ${name}`).length > 0,
  };
}

/** Something that another file changes: an object by group, kind and name, a service of a compose file or an image by its name. */
interface FoundChange {
  readonly path: string;
  readonly what: 'object' | 'service' | 'image';
  readonly name: string;
}

function changedBy({ path, objects, kustomization }: FileFacts): readonly FoundChange[] {
  // A template of a chart makes an object of its own, and changes none.
  const partial = /(?:^|\/)templates\//.test(path) ? [] : objects.filter(({ facts }) => facts.partial && facts.name !== undefined).map(({ facts }): FoundChange => ({ path, what: 'object', name: nameOf(facts) }));
  const services = objects.filter(({ facts }) => facts.passesDevice === true).map(({ facts }): FoundChange => ({ path, what: 'service', name: facts.name ?? '' }));
  return [...partial, ...services, ...(kustomization?.images ?? []).map((name): FoundChange => ({ path, what: 'image', name }))];
}

const nameOf = onceFor(({ group, kind, name }: ObjectFacts) => `${group}/${kind}/${name}`);

function keysOf({ path, facts }: FoundObject): readonly string[] {
  const { keys, hidesPods } = keysOfFacts(facts);
  return hidesPods ? [...keys, `unknown ${folderOf(path)}`] : keys;
}

/** What an object can be found by wherever it stands, and whether it makes pods whose labels are not all known. */
const keysOfFacts = onceFor(({ group, kind, name, pods, partial }: ObjectFacts): { readonly keys: readonly string[]; readonly hidesPods: boolean } => {
  const labels = pods.flatMap(({ labels: own = {} }) => Object.entries(own).flatMap(([label, value]) => [`label ${label}=${value}`, `value ${value}`]));
  const keys = [`kind ${group}/${kind}`, ...(pods.length > 0 ? [`maker ${name}`] : []), ...(pods.some(({ labelsGrow }) => labelsGrow) ? ['growing'] : []), ...new Set(labels)];
  return { keys, hidesPods: pods.some((pod) => partial || pod.labels === undefined || pod.labelsGrow) };
});

/** Whether two say the same apart from where it stands: typing above an object changes nothing for others. */
function meansTheSame(before: FileFacts, now: FileFacts): boolean {
  return before.objects.length === now.objects.length
    && before.objects.every(({ facts }, index) => facts === now.objects[index]?.facts || meaningOfObject(facts) === meaningOfObject(now.objects[index]?.facts ?? facts))
    && placeless([before.image, before.kustomization, before.requirements]) === placeless([now.image, now.kustomization, now.requirements]);
}

/** Of a file that is typed into, all objects but one are the same as before. */
const meaningOfObject = onceFor((facts: ObjectFacts) => placeless(facts));

function placeless(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => (key === 'place' ? undefined : part));
}
