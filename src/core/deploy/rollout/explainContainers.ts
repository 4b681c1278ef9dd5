import { asNumber, asString, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Explanation, TroubleKind } from '../explanation.ts';
import { pullTrouble } from './imagePullTrouble.ts';
import { type ContainerStatus, containerStatuses, eventsOf, type ObjectGraph } from './objectGraph.ts';

/** After that many restarts a container that ends by itself is taken for one that always will. */
const restartsOfNoHope = 3;

/** What the kubelet gets at its next try: a folder that two pods made at once, a Secret that its cache did not have yet. */
const passingConfiguration = /failed to (?:create subPath|sync \w+ cache)|timed out/i;

type Trouble = Omit<Explanation, 'pod' | 'container'>;

/** Why a pod that has a node does not run as it should; undefined while nothing is the matter. */
export function explainContainers(pod: KubernetesObject, graph: ObjectGraph): Explanation | undefined {
  const asWhole = podTrouble(pod);
  if (asWhole) return { ...asWhole, pod: pod.metadata.name, container: undefined };
  for (const container of containerStatuses(pod)) {
    const found = containerTrouble(container, pod, graph);
    if (found) return { ...found, pod: pod.metadata.name, container: container.name };
  }
  return undefined;
}

/** Failures the kubelet writes on the pod itself; the pod is over then and only its owner can make another. */
function podTrouble(pod: KubernetesObject): Trouble | undefined {
  const reason = asString(at(pod, 'status', 'reason')) ?? '';
  const message = asString(at(pod, 'status', 'message')) ?? '';
  const node = asString(at(pod, 'spec', 'nodeName')) ?? 'its node';
  if (reason === 'Evicted') return trouble('evicted', `${node} evicted it: ${message}`, false);
  if (reason === 'UnexpectedAdmissionError' || reason.startsWith('OutOf')) return trouble('admission', `${node} refused it: ${message}`, false);
  return reason === 'DeadlineExceeded' ? trouble('deadline', 'it ran longer than its deadline allows.', true) : undefined;
}

function containerTrouble(container: ContainerStatus, pod: KubernetesObject, graph: ObjectGraph): Trouble | undefined {
  const reason = asString(container.waiting?.['reason']) ?? '';
  const message = asString(container.waiting?.['message']) ?? '';
  const pull = pullTrouble(reason, message, container.image, eventsOf(graph, pod));
  if (pull) return trouble('imagePull', pull.sentence, pull.permanent, [pull.detail]);
  if (reason === 'CreateContainerConfigError') return trouble('configuration', `container ${container.name} cannot be configured: ${message}`, !passingConfiguration.test(message));
  if (['CreateContainerError', 'RunContainerError', 'StartError'].includes(reason)) {
    const hopeless = /executable file not found|no such file|permission denied|no runtime for|nvidia|exec format/i.test(message);
    return trouble('configuration', `container ${container.name} cannot be started: ${message}`, hopeless);
  }
  return endTrouble(container, pod, graph);
}

/** How a container's last run ended, where that is trouble. A run that goes well now is none, however it came about. */
function endTrouble(container: ContainerStatus, pod: KubernetesObject, graph: ObjectGraph): Trouble | undefined {
  const { ended, name, restarts } = container;
  if (ended === undefined || container.ready) return undefined;
  const [reason, code] = [asString(ended['reason']) ?? '', asNumber(ended['exitCode']) ?? 0];
  const hopeless = restarts >= restartsOfNoHope && container.running === undefined;
  const again = restarts > 0 ? ` (${restarts} restart${restarts === 1 ? '' : 's'})` : '';
  if (reason === 'OOMKilled') {
    const limit = asString(at(container.spec, 'resources', 'limits', 'memory'));
    return trouble('outOfMemory', `container ${name} used more memory than ${limit === undefined ? 'its node has left' : `its limit of ${limit}`} and was killed${again}.`, hopeless);
  }
  const probe = killingProbe(container, pod, graph, code);
  if (probe !== undefined) return trouble('probeKill', `its ${probe} probe failed for too long, so container ${name} was killed${again}.`, hopeless);
  if (code === 0 && container.waiting?.['reason'] !== 'CrashLoopBackOff') return undefined;
  if (code === 0) return trouble('crash', `container ${name} ends by itself without an error, and is started again and again${again}.`, hopeless);
  return trouble('crash', `container ${name} ended with ${endText(reason, code)}${again}.`, hopeless, lastWords(asString(ended['message'])));
}

/** `liveness` or `startup` when that probe made the kubelet end the container. */
function killingProbe(container: ContainerStatus, pod: KubernetesObject, graph: ObjectGraph, code: number): string | undefined {
  if (code !== 137 && code !== 143) return undefined;
  const texts = eventsOf(graph, pod)
    .filter((event) => event['reason'] === 'Unhealthy' || event['reason'] === 'Killing')
    .filter((event) => (asString(at(event, 'involvedObject', 'fieldPath')) ?? '').includes(`{${container.name}}`))
    .map((event) => /(liveness|startup) probe/i.exec(asString(event['message']) ?? '')?.[1]?.toLowerCase());
  return texts.findLast((text) => text !== undefined);
}

function endText(reason: string, code: number): string {
  if (reason === 'ContainerCannotRun' || reason === 'StartError') return `${reason}, exit code ${code}`;
  return code > 128 ? `exit code ${code} (signal ${code - 128})` : `exit code ${code}`;
}

function lastWords(message: string | undefined): readonly string[] {
  return message === undefined || message.trim() === '' ? [] : message.trim().split('\n').slice(-10);
}

function trouble(kind: TroubleKind, sentence: string, permanent: boolean, details: readonly string[] = []): Trouble {
  return { kind, sentence, permanent, details };
}
