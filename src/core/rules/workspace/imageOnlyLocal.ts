import type { Container } from '../../kubernetes/manifest.ts';
import { parseImageRef, repositoryName } from '../../images/imageRef.ts';
import { isOfficialImage, ownerlessName } from '../../images/officialImages.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import { entryOf, isNull, knownString, nodeAt } from '../../yaml/node.ts';
import { getsResourcesElsewhere } from '../support/gpuWork.ts';
import { isPlaceholderImage } from '../support/placeholders.ts';

export const imageOnlyLocal = defineWorkspaceRule({
  id: 'image-only-local',
  scope: 'container',
  severity: 'warning',
  summary: 'The image has a name that only the machine knows on which it was built.',
  why: 'A name without registry and owner means docker.io/library, where only Docker\'s own images are. The nodes of a cluster cannot pull it and the pods stay in ImagePullBackOff. A tag of "latest", or none, is pulled even where the image was loaded into the node by hand.',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names', 'https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting', 'https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  check: (container, { report, workspace }) => {
    const { image } = container;
    const reference = knownString(image) === undefined ? undefined : parseImageRef(image?.text ?? '');
    const name = reference && ownerlessName(reference);
    const policy = policyOf(container);
    if (!image || !reference || name === undefined || reference.digest !== undefined || isOfficialImage(reference) || policy === undefined || policy === 'Never') return;
    if (getsResourcesElsewhere(container) || isPlaceholderImage(reference) || workspace.replacesImage(repositoryName(reference)) || isFilledIn(container)) return;
    const asked = `${image.text} names no registry, so every node asks Docker Hub for docker.io/library/${name}, and that is none of Docker's own images:`;
    // A name alone is also how tools mark the image that they build and fill in.
    if (policy === 'Always' && reference.tag !== undefined) report(image, `${asked} the pull fails, even on a node that has the image, because it is pulled at every start. Push it to a registry and name that.`);
    else report(image, `${asked} only a node on which it was built or loaded can start the pod. Push it to a registry and name that.`, { severity: 'info' });
  },
});

/** When the image is pulled: as written, or as the API server fills it in; undefined where nobody knows. */
function policyOf({ node, image }: Container): string | undefined {
  const entry = entryOf(node, 'imagePullPolicy');
  if (entry && !isNull(entry.value)) return knownString(entry.value);
  return /:(?!latest$)[^/]+$/.test(image?.text ?? '') ? 'IfNotPresent' : 'Always';
}

/** True where OpenShift writes the image of a stream there. */
function isFilledIn({ podSpec }: Container): boolean {
  return nodeAt(podSpec.object.node, 'metadata', 'annotations', 'image.openshift.io/triggers') !== undefined;
}
