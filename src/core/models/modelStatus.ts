import type { NodeSummary } from '../clusters/node.ts';
import type { ModelStatus } from './model.ts';
import type { ModelPod } from './modelPod.ts';
import { describeEnd, type PodTrouble, podTrouble } from './podTrouble.ts';
import { waitingReason } from './waitingReason.ts';
import type { Workload } from './workload.ts';

/** Everything a status line is made of. */
export interface Situation {
  /** Pods of the workload, in any order. */
  readonly pods: readonly ModelPod[];
  /** What the workload says of itself; undefined where only its pods are known. */
  readonly workload: Workload | undefined;
  /** True for a workload whose pods end by themselves. */
  readonly endsByItself: boolean;
  readonly nodes: readonly NodeSummary[] | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface Counted extends Situation {
  /** The pods that count: a deleted one is on its way out, and a failed one that was replaced is history. */
  readonly alive: readonly ModelPod[];
  readonly ready: number;
  readonly desired: number;
}

type Judge = (situation: Counted) => ModelStatus | undefined;

/** The first that has something to say decides. */
const judges: readonly Judge[] = [finished, stopped, suspended, allReady, trouble, refused, waiting, coming];

/** The one line for a workload: what keeps it from running, else how far it is. */
export function modelStatus(situation: Situation): ModelStatus {
  const left = situation.pods.filter((pod) => !pod.deleting);
  const current = left.filter((pod) => pod.phase !== 'Succeeded' && pod.phase !== 'Failed');
  const desired = situation.workload?.desired ?? (current.length || left.length);
  const alive = current.length > 0 && current.length >= desired ? current : left;
  const counted = { ...situation, alive, ready: alive.filter((pod) => pod.ready).length, desired };
  for (const judge of judges) {
    const status = judge(counted);
    if (status !== undefined) return status;
  }
  return { health: 'waiting', text: 'Waiting for its pods' };
}

function finished({ workload, alive }: Counted): ModelStatus | undefined {
  const allSucceeded = alive.length > 0 && alive.every((pod) => pod.phase === 'Succeeded');
  return workload?.finished === true || (workload === undefined && allSucceeded) ? { health: 'finished', text: 'Finished' } : undefined;
}

function stopped({ workload, pods, alive }: Counted): ModelStatus | undefined {
  if (workload?.desired === 0 && !workload.suspended) return { health: 'stopped', text: pods.length > 0 ? 'Stopping' : 'Stopped: scaled to 0' };
  return pods.length > 0 && alive.length === 0 && workload === undefined ? { health: 'stopped', text: 'Stopping' } : undefined;
}

function suspended({ workload, alive }: Counted): ModelStatus | undefined {
  return workload?.suspended === true && alive.length === 0 ? { health: 'waiting', text: 'Waiting: suspended, perhaps queued for quota' } : undefined;
}

/** Enough are ready, and no new one beside them is still coming. */
function allReady({ ready, desired, endsByItself, alive, now }: Counted): ModelStatus | undefined {
  if (ready === 0 || ready < desired) return undefined;
  if (!endsByItself && alive.some((pod) => !pod.ready)) return undefined;
  if (!endsByItself) return { health: 'ready', text: `Ready ${ready}/${desired}` };
  const since = Math.min(...alive.filter((pod) => pod.ready).map(startOf));
  return { health: 'ready', text: `Running ${ready}/${desired} for ${duration(now - since)}` };
}

/** The worst trouble of any pod, with how many have one where that is not all. */
function trouble({ alive, ready, desired }: Counted): ModelStatus | undefined {
  const troubles = alive.map(podTrouble).filter((found): found is PodTrouble => found !== undefined);
  const [worst] = troubles.toSorted((a, b) => a.rank - b.rank);
  if (worst === undefined) return undefined;
  return { health: 'failed', text: ready > 0 ? `${worst.text} (${ready}/${desired} ready)` : worst.text };
}

/** A quota or a webhook refuses pods that then do not exist: only the workload tells. */
function refused({ workload }: Counted): ModelStatus | undefined {
  return workload !== undefined && workload.failure !== '' ? { health: 'failed', text: `Failed: ${workload.failure}` } : undefined;
}

function waiting({ alive, nodes, ready, desired }: Counted): ModelStatus | undefined {
  const pod = alive.find((candidate) => candidate.node === '' && candidate.phase === 'Pending');
  if (pod === undefined) return undefined;
  const text = `Waiting: ${waitingReason(pod, nodes)}`;
  return { health: 'waiting', text: ready > 0 ? `${text} (${ready}/${desired} ready)` : text };
}

/** On a node, not ready yet: what it is doing, and for how long. */
function coming({ alive, ready, desired, now }: Counted): ModelStatus | undefined {
  const pods = alive.filter((pod) => !pod.ready && pod.phase !== 'Succeeded' && pod.phase !== 'Failed');
  const [first] = pods.toSorted((a, b) => startOf(a) - startOf(b));
  if (first === undefined) return undefined;
  if (ready >= desired) return { health: 'loading', text: `Updating, ${ready}/${desired} ready` };
  const after = first.containers.find((container) => container.lastEnded !== undefined);
  const history = after?.lastEnded ? `, restarted ${count(after.restarts)} after ${describeEnd(after.lastEnded)}` : '';
  return { health: 'loading', text: `${activity(first)} ${ready}/${desired} ready for ${duration(now - startOf(first))}${history}` };
}

function activity(pod: ModelPod): string {
  const init = pod.containers.find((container) => container.role === 'init' && container.state === 'running');
  if (init !== undefined) return `Preparing (${init.name}),`;
  return pod.containers.some((container) => container.role === 'app' && container.state === 'running') ? 'Loading' : 'Starting';
}

function startOf(pod: ModelPod): number {
  const started = pod.containers.map((container) => container.startedAt).filter((time) => time !== undefined);
  return started.length > 0 ? Math.max(...started) : pod.createdAt;
}

function count(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}

/** `40 s`, `3 min`, `5 h`, `2 d`. */
function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
