import type { ContainerEnd, ContainerState } from './containerState.ts';
import type { ModelPod } from './modelPod.ts';

/** What is wrong with one pod, as the beginning of a status line. `rank` orders troubles: the lower is told first. */
export interface PodTrouble {
  readonly rank: number;
  readonly text: string;
}

const pullReasons: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);
const startReasons: ReadonlySet<string> = new Set(['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'StartError', 'PreStartHookError', 'PostStartHookError']);

/**
 * What keeps a pod from running for good, read from its containers and then from the pod itself; undefined while it
 * may still come up. What init containers did comes first, since the others wait for them.
 */
export function podTrouble(pod: ModelPod): PodTrouble | undefined {
  for (const container of pod.containers) {
    const trouble = containerTrouble(container, pod.phase === 'Failed');
    if (trouble !== undefined) return trouble;
  }
  if (pod.phase !== 'Failed') return undefined;
  const said = shorten(pod.message);
  if (pod.reason === 'Evicted') return { rank: 3, text: `Evicted: ${said || 'the node was short of something'}` };
  if (pod.reason === 'UnexpectedAdmissionError' || pod.reason.startsWith('OutOf')) return { rank: 3, text: `Rejected by the node: ${said || pod.reason}` };
  return { rank: 4, text: `Failed: ${said || pod.reason || 'for no given reason'}` };
}

/** `OOMKilled (exit 137)`; the reason `Error` says nothing beside the code. */
export function describeEnd({ reason, exitCode }: ContainerEnd): string {
  return reason === '' || reason === 'Error' ? `exit ${exitCode}` : `${reason} (exit ${exitCode})`;
}

function containerTrouble(container: ContainerState, podFailed: boolean): PodTrouble | undefined {
  const { reason, message, ended, lastEnded } = container;
  if (pullReasons.has(reason)) return { rank: 0, text: `Image cannot be pulled: ${pullCause(container)}` };
  if (startReasons.has(reason)) return { rank: 1, text: `Cannot start: ${shorten(message) || reason}` };
  if (reason === 'CrashLoopBackOff') return { rank: 2, text: ending(container, lastEnded) };
  const failed = ended !== undefined && (ended.exitCode !== 0 || ended.reason === 'OOMKilled');
  if (!failed || (!podFailed && container.role === 'init' && container.restarts === 0)) return undefined;
  return { rank: 2, text: ending(container, ended) };
}

function ending(container: ContainerState, end: ContainerEnd | undefined): string {
  if (end?.reason === 'StartError') return `Cannot start: ${shorten(end.message.replace(/^.*unable to start container process: /s, '').replace(/: unknown$/, ''))}`;
  const where = container.role === 'app' ? '' : ` in ${container.role === 'init' ? 'init container' : 'sidecar'} ${container.name}`;
  return `Crashed: ${end === undefined ? 'again and again' : describeEnd(end)}${where}`;
}

/** What a runtime says before it comes to the point. */
const runtimeWords = /^(?:rpc error: code = \w+ desc = )?(?:failed to pull and unpack image "[^"]*": )?(?:failed to resolve reference "[^"]*": )?/;

/** `Back-off pulling image "x": ErrImagePull: the cause`, or only the first part: then the image is all there is to say. */
function pullCause({ image, reason, message }: ContainerState): string {
  const cause = /ErrImagePull: (.+)$/s.exec(message)?.[1] ?? (reason === 'ImagePullBackOff' ? '' : message);
  return shorten(cause.replace(runtimeWords, '')) || image;
}

/** One line of at most 160 characters. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
