import { cudaImages, cudaSupport } from '../../data/tables.gen.ts';
import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { reachableStages } from '../../dockerfile/stages.ts';
import { checkCudaTag } from '../../images/cudaTag.ts';
import { parseImageRef } from '../../images/imageRef.ts';
import { defineDockerfileRule, type RuleContext } from '../../lint/rule.ts';

export const cudaImageEol = defineDockerfileRule<Dockerfile>({
  id: 'cuda-image-eol',
  severity: 'warning',
  summary: 'The CUDA image is past its support.',
  why: 'NVIDIA maintains a CUDA image as long as the driver branch it came with, and only the last point release of each. An image past that is not rebuilt, prints a deprecation notice when it starts, and by the policy may be deleted from Docker Hub and NGC six months later: then the build fails.',
  sources: ['https://gitlab.com/nvidia/container-images/cuda/-/issues/177', 'https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html', 'https://gitlab.com/nvidia/container-images/cuda'],
  check(file, context) {
    for (const stage of reachableStages(file)) checkBase(stage, context);
  },
});

function checkBase(stage: Stage, context: RuleContext): void {
  const reference = stage.origin.kind === 'image' ? stage.origin.reference : '';
  const image = parseImageRef(reference);
  if (!stage.base || !image?.tag || image.digest !== undefined || image.repository !== 'nvidia/cuda' || checkCudaTag(reference)) return;
  if (!['', 'docker.io', 'index.docker.io', 'nvcr.io'].includes(image.registry)) return;
  const release = /^\d+\.\d+(?:\.\d+)?/.exec(image.tag)?.[0];
  if (release === undefined) return;
  const literal = context.text.slice(stage.base.span.start, stage.base.span.end) === reference;
  const start = stage.base.span.end - image.tag.length;
  const place = literal ? { start, end: start + release.length } : stage.base.span;
  const minor = release.split('.').slice(0, 2).join('.');
  const old = cudaSupport.rows.find((row) => row.release === minor) ?? (Number(release.split('.')[0]) < 11 ? { release: minor, driver: undefined } : undefined);
  if (old) {
    const branch = old.driver === undefined ? '' : ` with driver branch R${old.driver}`;
    context.report(place, `Support of the CUDA ${minor} images ended${branch}: they are not rebuilt any more and NVIDIA may delete them, which ends this build. Move to a newer release, for example ${cudaSupport.recommended}.`);
    return;
  }
  const system = cudaSupport.systems.find((name) => image.tag?.endsWith(`-${name}`));
  if (system !== undefined) {
    const named = literal ? { start: stage.base.span.end - system.length, end: stage.base.span.end } : stage.base.span;
    context.report(named, `${system} has reached its end: NVIDIA builds no new CUDA images on it and nobody mends the packages in this one. Take an image on a system that is maintained.`);
    return;
  }
  checkPatch(release, place, literal, context);
}

/** Only the last point release of a minor is rebuilt. */
function checkPatch(release: string, place: { start: number; end: number }, literal: boolean, context: RuleContext): void {
  const known = cudaImages.releases.filter((each) => each.startsWith(`${release.split('.').slice(0, 2).join('.')}.`));
  const newest = known.at(-1);
  if (newest === undefined || Number(newest.split('.')[2]) <= Number(release.split('.')[2] ?? Number.NaN) || !release.split('.')[2]) return;
  context.report(place, `Of each CUDA release only the last point release is rebuilt with fixes; that of ${release} is ${newest}.`, {
    severity: 'info',
    fixes: () => (literal ? [{ title: `Change to ${newest}`, edits: [{ ...place, text: newest }], kind: 'unsafe', preferred: true }] : []),
  });
}
