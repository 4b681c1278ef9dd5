import type { Image } from './image.ts';
import { shortImageId } from './image.ts';

/** One tag of a repository. An untagged image has one row of this kind too, with its short id for a tag. */
export interface TagRow {
  /** Stable while the tag exists: the reference, or the image id where there is none. */
  readonly key: string;
  readonly reference: string | undefined;
  readonly repository: string;
  readonly tag: string;
  readonly image: Image;
}

/** A repository with its tags, newest first. */
export interface RepositoryGroup {
  /** For example `localhost:5000/digits`; `untagged` collects the images that have no tag. */
  readonly name: string;
  readonly rows: readonly TagRow[];
}

/** The name of the group that holds images without a tag. It is no possible repository name. */
export const untagged = '<none>';

/** The row of one reference. A reference always has a tag after the last colon behind the last slash. */
function tagRow(image: Image, reference: string): TagRow {
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
  const repository = colon < 0 ? reference : reference.slice(0, colon);
  return { key: reference, reference, repository, tag: colon < 0 ? 'latest' : reference.slice(colon + 1), image };
}

/** The rows an image contributes: one per tag; one under its digests' repository, or `untagged`, when it has none. */
export function imageRows(image: Image): readonly TagRow[] {
  if (image.references.length > 0) return image.references.map((reference) => tagRow(image, reference));
  const repository = image.digests[0]?.split('@')[0] ?? untagged;
  return [{ key: image.id, reference: undefined, repository, tag: shortImageId(image.id), image }];
}

function compareRows(a: TagRow, b: TagRow): number {
  return b.image.created - a.image.created || a.tag.localeCompare(b.tag, 'en', { numeric: true }) || a.key.localeCompare(b.key, 'en');
}

function compareGroups(a: RepositoryGroup, b: RepositoryGroup): number {
  const last = Number(a.name === untagged) - Number(b.name === untagged);
  return last || a.name.localeCompare(b.name, 'en', { numeric: true });
}

/** Images as repository → tag: repositories by name with the untagged ones last, tags newest first. */
export function groupImages(images: Iterable<Image>): readonly RepositoryGroup[] {
  const groups = new Map<string, TagRow[]>();
  for (const image of images) {
    for (const row of imageRows(image)) {
      const rows = groups.get(row.repository);
      if (rows) rows.push(row);
      else groups.set(row.repository, [row]);
    }
  }
  return [...groups].map(([name, rows]) => ({ name, rows: rows.toSorted(compareRows) })).toSorted(compareGroups);
}
