import type { ManifestObject } from '../../kubernetes/manifest.ts';
import { parseImageRef, repositoryName } from '../../images/imageRef.ts';
import { isOfficialImage, ownerlessName } from '../../images/officialImages.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import { knownString } from '../../yaml/node.ts';
import { isPlaceholderImage } from '../support/placeholders.ts';

/** Kinds that go from one version of their pods to the next, and back. */
const rolling: Readonly<Record<string, readonly string[]>> = {
  apps: ['Deployment', 'StatefulSet', 'DaemonSet'],
  'argoproj.io': ['Rollout'],
  'leaderworkerset.x-k8s.io': ['LeaderWorkerSet'],
};

export const imageUnpinned = defineWorkspaceRule({
  id: 'image-unpinned',
  scope: 'container',
  severity: 'info',
  summary: 'The image has no tag, or the tag latest, so that nobody can go back to an earlier one.',
  why: 'A rollback writes the pod template of before, and that names the same "latest": the pods start the same broken image again. Nodes that pulled it on different days run different programs under one name.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/overview/', 'https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  check: (container, { report, workspace }) => {
    const { image, podSpec, role } = container;
    const reference = knownString(image) === undefined ? undefined : parseImageRef(image?.text ?? '');
    if (!image || !reference || role === 'ephemeral' || !canRollBack(podSpec.object)) return;
    if (reference.digest !== undefined || (reference.tag ?? 'latest') !== 'latest' || isOfficialImage(reference) || isPlaceholderImage(reference) || workspace.replacesImage(repositoryName(reference))) return;
    // A bare word names what a tool builds and fills in, or nothing that can be pulled, which another rule says.
    if (reference.tag === undefined && ownerlessName(reference) !== undefined) return;
    const what = reference.tag === undefined ? `${image.text} has no tag, which means "latest":` : `${image.text} is`;
    report(image, `${what} whatever was pushed last, so nobody can tell which version runs here, and a rollback starts the same image again. Name a version.`);
  },
});

function canRollBack({ group, kind, partial }: ManifestObject): boolean {
  return !partial && rolling[group]?.includes(kind) === true;
}
