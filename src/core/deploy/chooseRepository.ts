import { parseImageRef, repositoryName } from '../images/imageRef.ts';
import { isOf } from './manifests/substituteImages.ts';
import { leaveOut, type ManifestDocument, type PlanAnswers, type PlanQuestion } from './plan.ts';

/** What a Dockerfile builds: a repository, nothing and why, or a question. */
export type Choice =
  | { readonly dockerfile: string; readonly repository: string }
  | { readonly dockerfile: string; readonly why: string }
  | { readonly dockerfile: string; readonly question: PlanQuestion };

/** The repositories that manifests name, each once, in their order, without tag and digest. */
export function repositoriesOf(documents: readonly ManifestDocument[]): readonly string[] {
  const names = documents.flatMap(({ images }) => images.map(({ text }) => parseImageRef(text)));
  return [...new Set(names.flatMap((ref) => (ref === undefined ? [] : [repositoryName(ref)])))];
}

/**
 * Decides for each Dockerfile which repository it builds: the one that an answer or setting names, else the only one
 * in the manifests whose last component is the name of the Dockerfile or of its folder. Where several Dockerfiles are
 * there and this finds one for some of them, the others are left out; where it finds none, the user is asked.
 */
export function chooseRepositories(
  dockerfiles: readonly string[],
  documents: readonly ManifestDocument[],
  known: { readonly folderName: string; readonly answers: PlanAnswers; readonly settings: Readonly<Record<string, string>> },
): readonly Choice[] {
  const named = repositoriesOf(documents);
  const fixed = (dockerfile: string): string | undefined => known.answers[dockerfile] ?? known.settings[dockerfile];
  const free = named.filter((repository) => !dockerfiles.some((file) => isOf(repository, fixed(file) ?? '')));
  const matches = new Map(dockerfiles.map((file) => [file, fixed(file) === undefined ? matching(file, known.folderName, free) : []]));
  const someFound = dockerfiles.some((file) => (fixed(file) ?? leaveOut) !== leaveOut || matches.get(file)?.length === 1);
  return dockerfiles.map((dockerfile): Choice => {
    const [answer, found = []] = [fixed(dockerfile), matches.get(dockerfile)];
    const [only] = found;
    if (answer === leaveOut) return { dockerfile, why: 'left out by choice' };
    if (answer !== undefined) return { dockerfile, repository: answer };
    if (only !== undefined && found.length === 1 && !claimedTwice(only, matches)) return { dockerfile, repository: only };
    if (found.length === 0 && someFound) return { dockerfile, why: 'no manifest names an image like it' };
    return { dockerfile, question: { dockerfile, candidates: [...found, ...free.filter((name) => !found.includes(name))] } };
  });
}

function claimedTwice(repository: string, matches: ReadonlyMap<string, readonly string[]>): boolean {
  return [...matches.values()].filter((found) => found.length === 1 && found[0] === repository).length > 1;
}

function matching(dockerfile: string, folderName: string, repositories: readonly string[]): readonly string[] {
  const names = namesOf(dockerfile, folderName);
  return repositories.filter((repository) => names.includes(plainName(repository.slice(repository.lastIndexOf('/') + 1))));
}

/** What an image of this Dockerfile may be called: `train/Dockerfile` and `Dockerfile.train` in `digits` → train, digits-train. */
export function namesOf(dockerfile: string, folderName: string): readonly string[] {
  const folders = dockerfile.split('/').slice(0, -1);
  const file = dockerfile.split('/').at(-1) ?? '';
  const own = /^(?:Dockerfile|Containerfile)\.(.+)$/i.exec(file)?.[1] ?? /^(.+)\.(?:Dockerfile|Containerfile)$/i.exec(file)?.[1];
  const parts = [...folders.slice(-1), ...(own === undefined ? [] : [own])];
  const last = parts.at(-1);
  const names = last === undefined ? [folderName] : [last, `${folderName}-${last}`, parts.join('-'), [folderName, ...parts].join('-')];
  return names.map(plainName);
}

/** A name without what people write differently: `Digits_Train` is `digitstrain`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
