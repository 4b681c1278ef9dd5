import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { knownBase } from '../../dockerfile/knownBase.ts';
import { reachableStages } from '../../dockerfile/stages.ts';
import { formatImageRef, parseImageRef, type ImageRef } from '../../images/imageRef.ts';
import { isOfficialImage } from '../../images/officialImages.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

export const baseImageUnpinned = defineDockerfileRule<Dockerfile>({
  id: 'base-image-unpinned',
  severity: 'warning',
  summary: 'The base image has no tag, or the tag latest.',
  why: 'Without a tag Docker takes "latest", which is whatever was pushed last: the same Dockerfile gives another Python, CUDA or framework tomorrow, builds on two machines differ, and nobody can go back to what worked.',
  sources: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions', 'https://docs.docker.com/reference/dockerfile/#from'],
  check(file, context) {
    const seen = new Set<string>();
    for (const stage of reachableStages(file)) {
      const image = stage.origin.kind === 'image' ? parseImageRef(stage.origin.reference) : undefined;
      // NVIDIA publishes no latest: another rule says that the pull fails. The releases of distroless are in its names.
      if (!stage.base || !image || image.digest !== undefined || /(?:^|\/)(?:nvidia\/cuda|distroless\/[^/]+)$/.test(image.repository)) continue;
      const reference = formatImageRef(image);
      if ((image.tag !== undefined && image.tag !== 'latest') || seen.has(reference) || mayMeanAnother(stage.base.text, image, reference)) continue;
      seen.add(reference);
      const how = image.tag === undefined ? 'Without a tag this is "latest",' : '"latest" is';
      context.report(stage.base.span, `${how} whatever was pushed last, so the next build may get another release and nobody can tell which one this image has. Name a release.`);
    }
  },
});

/** A name alone may be a context that the build is given; the default of an argument may only wait for the real image. */
function mayMeanAnother(written: string, image: ImageRef, reference: string): boolean {
  if (image.tag !== undefined || knownBase(reference)) return false;
  return written.includes('$') || (image.registry === '' && !image.repository.includes('/') && !isOfficialImage(image));
}
