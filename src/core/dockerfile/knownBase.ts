import { baseImages } from '../data/tables.gen.ts';
import { parseImageRef } from '../images/imageRef.ts';

/** What is known of a public base image. */
export interface KnownBase {
  readonly repository: string;
  /** The program that it starts by itself; it ends at once when nobody types. */
  readonly command: string;
  readonly workdir: string;
}

/** The base image in the table; undefined for others, for special tags, for digests alone and for mirrors. */
export function knownBase(reference: string): KnownBase | undefined {
  const image = parseImageRef(reference);
  if (!image || !['', 'docker.io', 'index.docker.io', 'nvcr.io', 'public.ecr.aws', 'mirror.gcr.io'].includes(image.registry)) return undefined;
  if (image.tag === undefined && image.digest !== undefined) return undefined;
  const path = image.repository.replace(/^(?:docker\/)?library\//, '');
  if (image.registry === 'nvcr.io' && path !== 'nvidia/cuda') return undefined;
  const row = baseImages.rows.find((each) => each.repository === path);
  if (!row || (row.exceptTags !== '' && new RegExp(row.exceptTags).test(image.tag ?? ''))) return undefined;
  return row;
}
