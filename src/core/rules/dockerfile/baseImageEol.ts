import { endOfLife } from '../../data/tables.gen.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { reachableStages } from '../../dockerfile/stages.ts';
import { parseImageRef, type ImageRef } from '../../images/imageRef.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

type Row = (typeof endOfLife.rows)[number];

export const baseImageEol = defineDockerfileRule<Dockerfile>({
  id: 'base-image-eol',
  severity: 'warning',
  summary: 'The base image is of a release that gets no fixes any more.',
  why: 'After its end a release gets no security fixes, its image is not rebuilt, and its package mirrors move or vanish: later builds fail, and what they still build carries every hole found since.',
  sources: ['https://devguide.python.org/versions/', 'https://wiki.ubuntu.com/Releases', 'https://wiki.debian.org/LTS', 'https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1'],
  check(file, context) {
    const seen = new Set<Row>();
    for (const stage of reachableStages(file)) {
      const image = stage.origin.kind === 'image' ? parseImageRef(stage.origin.reference) : undefined;
      const row = image && endedRelease(image);
      if (!stage.base || !image || !row || seen.has(row)) continue;
      seen.add(row);
      const literal = context.text.slice(stage.base.span.start, stage.base.span.end);
      const tag = literal.lastIndexOf(`:${image.tag}`);
      const place = tag < 0 || image.digest !== undefined ? stage.base.span : { start: stage.base.span.start + tag + 1, end: stage.base.span.end };
      context.report(place, `The free support of ${row.what} ${row.version} ended ${row.ended.length === 10 ? 'on' : 'by'} ${row.ended}: nobody mends the holes found since then in this image. Take a release that is maintained.`);
    }
  },
});

/** The row of the image's own release, else that of the Debian or Ubuntu release its tag ends with. */
function endedRelease(image: ImageRef): Row | undefined {
  const path = image.repository.replace(/^library\//, '');
  const official = image.registry === '' || image.registry === 'docker.io' || image.registry === 'index.docker.io';
  const tag = image.tag;
  if (!official || tag === undefined) return undefined;
  const own = endOfLife.rows.find((row) => row.image === path && row.tags.some((release) => tag === release || tag.startsWith(`${release}.`) || tag.startsWith(`${release}-`)));
  if (own || path.includes('/')) return own;
  const words = tag.split('-').slice(1);
  return endOfLife.rows.find((row) => (row.image === 'debian' || row.image === 'ubuntu') && row.tags.some((release) => /^[a-z]+$/.test(release) && words.includes(release)));
}
