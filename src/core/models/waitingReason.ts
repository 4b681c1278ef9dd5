import type { NodeSummary } from '../clusters/node.ts';
import type { ModelPod } from './modelPod.ts';

/**
 * Why a pod that has no node waits, as a clause. The nodes decide where they are known, since the scheduler's own text
 * names neither taints nor amounts; `nodes` is undefined where they cannot be listed.
 */
export function waitingReason(pod: ModelPod, nodes: readonly NodeSummary[] | undefined): string {
  const { reason = '', message = '' } = pod.unscheduled ?? {};
  if (reason === 'SchedulingGated') return 'held back by a scheduling gate';
  const wanted = Object.entries(pod.accelerators);
  if (nodes !== undefined) {
    for (const [name, amount] of wanted) {
      const shortage = shortageOf(name, amount, nodes);
      if (shortage !== undefined) return `needs ${amount} ${name}, ${shortage}`;
    }
  }
  const missing = /Insufficient ([\w./-]+)/.exec(message)?.[1]?.replace(/\.$/, '');
  const [name, amount] = wanted.find(([resource]) => resource === missing) ?? [];
  if (name !== undefined) return `needs ${amount} ${name}, no node has them free`;
  if (missing !== undefined) return `not enough ${missing} free on any node it may use`;
  return fromMessage(message) || (wanted.length > 0 ? `needs ${wanted.map(([resource, count]) => `${count} ${resource}`).join(' and ')}` : 'no node is chosen yet');
}

/** What no node can offer; undefined where some node has enough free, so that something else must be in the way. */
function shortageOf(name: string, amount: number, nodes: readonly NodeSummary[]): string | undefined {
  const offers = nodes.flatMap((node) => node.resources.filter((resource) => resource.name === name && resource.allocatable > 0).map((resource) => ({ node, resource })));
  if (offers.length === 0) return 'no node offers it';
  const largest = Math.max(...offers.map(({ resource }) => resource.allocatable));
  if (largest < amount) return `the largest node has ${largest}`;
  const usable = offers.filter(({ node }) => node.ready && !node.cordoned);
  if (usable.length === 0) return 'every node that has them is cordoned or not ready';
  return usable.some(({ resource }) => resource.free >= amount) ? undefined : 'no node has them free';
}

const causes: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/untolerated taint|had taint/, 'the nodes that fit have a taint it does not tolerate'],
  [/didn't match Pod's node affinity\/selector/, 'no node has the labels it selects'],
  [/unbound immediate PersistentVolumeClaims/, 'a volume claim of it is not bound'],
  [/persistentvolumeclaim "[^"]*" not found/, 'a volume claim of it does not exist'],
  [/volume node affinity conflict/, 'its volume is in another zone than the nodes that fit'],
  [/cannot allocate all claims/, 'its resource claims cannot be met'],
];

function fromMessage(message: string): string {
  const named = /persistentvolumeclaim "([^"]*)" not found/.exec(message)?.[1];
  if (named !== undefined) return `the volume claim "${named}" does not exist`;
  return causes.find(([pattern]) => pattern.test(message))?.[1] ?? '';
}
