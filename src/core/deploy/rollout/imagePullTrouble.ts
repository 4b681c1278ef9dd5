import { asString } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/** Why an image does not come. `detail` is what the node said. */
export interface PullTrouble {
  readonly sentence: string;
  readonly detail: string;
  readonly permanent: boolean;
}

/** What registries and runtimes say, what it means, and whether asking again can help. */
const meanings: readonly (readonly [RegExp, string, boolean])[] = [
  [/no match for platform|does not match the specified platform|exec format/i, 'it is not built for this node’s processor', true],
  [/unauthorized|authentication required|authorization failed|denied|forbidden|insufficient_scope|no basic auth|\b40[13]\b/i, 'the registry does not let the node in; the pod needs an imagePullSecret with a login', true],
  [/not found|manifest unknown|name unknown|does not exist|\b404\b/i, 'the registry has no such image', true],
  [/x509|certificate/i, 'the node does not trust the registry’s certificate', true],
  [/HTTP response to HTTPS client/i, 'the registry speaks plain HTTP and the node expects HTTPS', true],
  [/no space left/i, 'the node’s disk is full', false],
  [/no such host|connection refused|timeout|timed out|deadline exceeded|connection reset|too many requests|\b(429|50[0234])\b/i, 'the registry does not answer the node', false],
];

/** Explains a container that waits for its image. `events` are the pod's, oldest first; undefined when no pull failed. */
export function pullTrouble(reason: string, message: string, image: string, events: readonly KubernetesObject[]): PullTrouble | undefined {
  if (reason === 'InvalidImageName') return { sentence: `"${image}" is no image name.`, detail: message, permanent: true };
  if (reason === 'ErrImageNeverPull') return { sentence: `the node does not have the image ${image} and imagePullPolicy Never keeps it from pulling.`, detail: message, permanent: true };
  if (!['ErrImagePull', 'ImagePullBackOff', 'RegistryUnavailable', 'ImageInspectError'].includes(reason)) return undefined;
  const detail = [message, ...events.map(failedPull).toReversed()].find((text) => text !== '' && !isOnlyBackOff(text)) ?? message;
  const meaning = meanings.find(([pattern]) => pattern.test(detail.replaceAll(image, '')));
  const because = meaning?.[1] ?? (detail === '' ? 'the node does not say why' : detail);
  return { sentence: `the image ${image} cannot be pulled: ${because.replace(/\.?$/, '.')}`, detail, permanent: meaning?.[2] ?? false };
}

/** The kubelet's own word on the failed pull, which a back-off message does not repeat before Kubernetes 1.31. */
function failedPull(event: KubernetesObject): string {
  const message = asString(event['message']) ?? '';
  return event['reason'] === 'Failed' && /failed to pull/i.test(message) ? message : '';
}

function isOnlyBackOff(text: string): boolean {
  return /^Back-off pulling image "[^"]*"$/.test(text);
}
