import { parseImageRef, sameRepository } from '../../images/imageRef.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { imageLocations } from './imageLocations.ts';
import { withValue } from './objectPath.ts';

/** Every image of `repository` becomes `image`, a whole reference with tag and digest. */
export interface ImageReplacement {
  readonly repository: string;
  readonly image: string;
}

/** A document as it is sent, with the repositories whose images were replaced in it. */
export interface Substituted {
  readonly object: KubernetesObject;
  readonly repositories: readonly string[];
}

/** Replaces images by repository name, whatever tag or digest the document gives them. The input is not changed. */
export function substituteImages(object: KubernetesObject, replacements: readonly ImageReplacement[]): Substituted {
  let result = object;
  const repositories = new Set<string>();
  for (const { path, text } of imageLocations(object)) {
    const replacement = replacements.find(({ repository }) => isOf(text, repository));
    if (replacement === undefined) continue;
    result = withValue(result, path, replacement.image);
    repositories.add(replacement.repository);
  }
  return { object: result, repositories: [...repositories] };
}

/** True when the image text names that repository. */
export function isOf(image: string, repository: string): boolean {
  const [ref, wanted] = [parseImageRef(image), parseImageRef(repository)];
  return ref !== undefined && wanted !== undefined && sameRepository(ref, wanted);
}
