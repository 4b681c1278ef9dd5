import { officialImages } from '../data/tables.gen.ts';
import type { ImageRef } from './imageRef.ts';

const official: ReadonlySet<string> = new Set(officialImages.rows.flatMap(({ names }) => names));

/** The name of an image that Docker Hub has without an owner, as `gpt2` in `gpt2:1` and `docker.io/library/gpt2`; undefined elsewhere. */
export function ownerlessName({ registry, repository }: ImageRef): string | undefined {
  const path = repository.replace(/^library\//, '');
  return ['', 'docker.io', 'index.docker.io'].includes(registry) && !path.includes('/') ? path : undefined;
}

/** True for Docker's own images: of all names without an owner only theirs can be pulled. */
export function isOfficialImage(image: ImageRef): boolean {
  return official.has(ownerlessName(image) ?? '');
}
