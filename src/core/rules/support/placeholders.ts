import type { ImageRef } from '../../images/imageRef.ts';

const path = /^(?:file:\/\/)?\/?path\/to(?:\/|$)/;

/** The first parts of image names in texts that tell readers to put their own there. */
const owner = /^(?:my|your|the)[-_]?(?:docker[-_]?(?:hub)?[-_]?)?(?:user(?:name)?|id|org(?:anization)?|repo(?:sitory)?|registry|account|company|project|namespace|name)(?:[.:]\S*)?$/i;

/** True for `/path/to/data` and the like, which stand in texts for a path of the reader's own. */
export function isPlaceholderPath(text: string): boolean {
  return path.test(text);
}

/** False for a piece of YAML in which no such path stands. */
export function mentionsPlaceholderPath(source: string): boolean {
  return source.includes('path/to');
}

/** The part of an image name that stands for the reader's own registry or account: `yourusername` in `yourusername/model:1`. */
export function placeholderOwner(image: string): string | undefined {
  const parts = image.split('/').slice(0, -1);
  // The short question first: V8 takes most of a millisecond for the first answer to the long one.
  return parts.find((part) => (/^(?:my|your|the)/i.test(part) && owner.test(part)) || /^<[^<>]+>$/.test(part));
}

/** Names and tags that stand for the image that a tool writes there: scaffolds of operators, and the injector of Istio. */
const replaced = new Set(['controller', 'auto', 'image', 'replace', 'placeholder']);

/** True for an image that only holds the place of the one that kustomize or an operator puts there. */
export function isPlaceholderImage({ repository, tag }: ImageRef): boolean {
  return replaced.has(repository) || replaced.has(tag ?? '');
}
