import { AppError } from '../../base/errors.ts';
import { type ImageRef, parseImageRef } from '../images/imageRef.ts';
import { inApplyOrder } from './apply/applyOrder.ts';
import { chooseRepositories, repositoriesOf } from './chooseRepository.ts';
import { imageTag } from './imageTag.ts';
import { readManifests } from './manifests/readManifests.ts';
import { isOf } from './manifests/substituteImages.ts';
import type { LeftOut, ManifestDocument, PlanInput, Planned, PlannedImage } from './plan.ts';

/**
 * Decides what a deploy will do, or asks what only the user can know. Throws nothingToDeploy for a folder with neither
 * Dockerfile nor manifests, manifestInvalid for a broken manifest, imageNotReferenced where no manifest uses an image
 * that would be built (before minutes go into building it), registryMissing where it could not be pushed.
 */
export function planDeploy(input: PlanInput): Planned {
  const { documents, leftOut } = readManifests(input.manifests);
  const dockerfiles = input.dockerfiles.filter((path) => !isOfAnotherTool(path));
  if (dockerfiles.length === 0 && documents.length === 0) throw new AppError('nothingToDeploy', { folder: nameOf(input.folder) });
  const choices = chooseRepositories(dockerfiles, documents, {
    folderName: nameOf(input.folder),
    answers: input.answers,
    settings: input.settings.repositories ?? {},
  });
  const questions = choices.flatMap((choice) => ('question' in choice ? [choice.question] : []));
  if (questions.length > 0) return { state: 'ask', questions };
  const images = choices.flatMap((choice) => ('repository' in choice ? [plannedImage(input, choice.dockerfile, choice.repository)] : []));
  refuseUnusedImages(images, documents);
  const unbuilt: readonly LeftOut[] = choices.flatMap((choice) => ('why' in choice ? [{ file: choice.dockerfile, why: choice.why }] : []));
  return {
    state: 'ready',
    plan: {
      folder: input.folder,
      target: input.target,
      images,
      documents: inApplyOrder(documents),
      leftOut: [...leftOut, ...unbuilt],
      nothingToBuild: images.length > 0 ? undefined : whyNothingToBuild(dockerfiles.length, documents),
      nothingToPush: undefined,
      nothingToApply: documents.length > 0 ? undefined : 'The workspace has no Kubernetes manifests.',
      notes: notesOn(input, documents),
    },
  };
}

function plannedImage(input: PlanInput, dockerfile: string, repository: string): PlannedImage {
  const { settings, revision } = input;
  const named = parseImageRef(repository);
  if (named === undefined) throw new AppError('configurationInvalid', { file: dockerfile, reason: `"${repository}" is no image repository.` });
  const target = pushTarget(named, settings.registry);
  return {
    dockerfile,
    context: dockerfile.includes('/') ? dockerfile.slice(0, dockerfile.lastIndexOf('/')) : '.',
    repository,
    ref: { ...target, tag: imageTag(revision) },
    buildArgs: settings.buildArgs ?? {},
    platform: settings.platform,
    labels: revision.from === 'git' ? { 'org.opencontainers.image.revision': revision.commit } : {},
  };
}

/** Registry and repository to push to: as the manifests say, below the setting's registry where they name none. */
function pushTarget(named: ImageRef, setting: string | undefined): ImageRef {
  const { registry, repository } = named;
  if (registry === '' && setting !== undefined && setting !== '') {
    const target = parseImageRef(`${setting.replace(/\/+$/, '')}/${repository}`);
    if (target) return target;
    throw new AppError('configurationInvalid', { file: 'slipway.registry', reason: `"${setting}" is no registry.` });
  }
  if (registry === '' && !repository.includes('/')) throw new AppError('registryMissing', { image: repository });
  return { registry, repository };
}

function refuseUnusedImages(images: readonly PlannedImage[], documents: readonly ManifestDocument[]): void {
  if (documents.length === 0) return;
  const found = repositoriesOf(documents);
  const unused = images.find(({ repository }) => !found.some((name) => isOf(name, repository)));
  if (unused) throw imageNotReferenced(unused, documents);
}

/** The error for an image that no manifest uses, with the images that they do use. */
export function imageNotReferenced(image: PlannedImage, documents: readonly ManifestDocument[]): AppError {
  const found = [...new Set(documents.flatMap(({ images }) => images.map(({ text }) => text)))];
  return new AppError('imageNotReferenced', { image: image.repository, found: found.length > 0 ? found.join(', ') : 'no image at all' });
}

function whyNothingToBuild(dockerfiles: number, documents: readonly ManifestDocument[]): string {
  if (dockerfiles > 0) return 'No Dockerfile builds an image that the manifests use.';
  const images = [...new Set(documents.flatMap((document) => document.images.map(({ text }) => text)))];
  const used = images.length === 0 ? '' : ` The manifests use ${images.join(', ')} as it is.`;
  return `The workspace has no Dockerfile.${used}`;
}

function notesOn(input: PlanInput, documents: readonly ManifestDocument[]): readonly string[] {
  const elsewhere = documents.filter(({ object }) => (object.metadata.namespace ?? input.target.namespace) !== input.target.namespace);
  return elsewhere.map(({ object, file, line }) => {
    const { name, namespace } = object.metadata;
    return `${object.kind}/${name} (${file} line ${line}) names the namespace ${namespace} itself and goes there, not to ${input.target.namespace}.`;
  });
}

/** True for Dockerfiles that build tools and not the program, such as a development container. */
function isOfAnotherTool(path: string): boolean {
  return /(^|\/)(\.devcontainer|node_modules|\.git|\.venv|venv)\//.test(path);
}

function nameOf(folder: string): string {
  return folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder;
}
