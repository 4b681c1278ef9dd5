import { baseName } from '../../base/paths.ts';
import { namesOf, plainName } from '../deploy/chooseRepository.ts';
import { parseImageRef } from '../images/imageRef.ts';
import type { FoundImage, Workspace } from './workspace.ts';
import { nearest } from './relations.ts';

/**
 * The Dockerfile that builds an image: the only nearest one whose own name, or whose folder's, is the last part of the
 * image's repository, as when deploying.
 */
export function builtFrom(image: string, path: string, workspace: Workspace): FoundImage | undefined {
  const images = workspace.images();
  const repository = images.length === 0 ? undefined : parseImageRef(image)?.repository;
  if (repository === undefined) return undefined;
  const last = plainName(baseName(repository));
  const found = nearest(path, images.filter((one) => namesOf(one.path, '').includes(last)));
  return found.length === 1 ? found[0] : undefined;
}
