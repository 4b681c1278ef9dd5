import type { Revision } from './plan.ts';

/**
 * The tag that tells people which code an image is made of: `g<12 of the commit>`, with `-dirty-<8 of the hash>` for
 * uncommitted changes, or `c<12 of the content's hash>` outside git. Never `latest`.
 */
export function imageTag(revision: Revision): string {
  if (revision.from === 'content') return `c${revision.hash.slice(0, 12)}`;
  const dirty = revision.dirty === undefined ? '' : `-dirty-${revision.dirty.slice(0, 8)}`;
  return `g${revision.commit.slice(0, 12)}${dirty}`;
}
