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
  const [name, amount] = wanted.find(([resource]) => message.includes(`Insufficient ${resource}`)) ?? [];
  if (name !== undefined && nodes === undefined) return `needs ${amount} ${name}, no node has them free`;
  return volumeReason(message) ?? verdicts(message) ?? (wanted.length > 0 ? `needs ${wanted.map(([resource, count]) => `${count} ${resource}`).join(' and ')}` : 'no node is chosen yet');
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

function volumeReason(message: string): string | undefined {
  const named = /persistentvolumeclaim "([^"]*)" not found/.exec(message)?.[1];
  if (named !== undefined) return `the volume claim "${named}" does not exist`;
  if (message.includes('unbound immediate PersistentVolumeClaims')) return 'a volume claim of it is not bound';
  return message.includes('cannot allocate all claims') ? 'its resource claims cannot be met' : undefined;
}

/** The scheduler's words for why a node will not do, and ours, which read well after a number. */
const words: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/untolerated taint|had taint/, 'with a taint it does not tolerate'],
  [/didn't match Pod's node affinity\/selector/, 'without the labels it selects'],
  [/were unschedulable/, 'cordoned'],
  [/volume node affinity conflict/, 'away from its volume'],
];

/** `0/7 nodes are available: 1 node(s) …, 6 Insufficient memory. preemption: …` as one clause, commonest reason first. */
function verdicts(message: string): string | undefined {
  const [, total, list = ''] = /^0\/(\d+) nodes are available: (.*?)\.(?: |$)/s.exec(message) ?? [];
  const items = [...list.matchAll(/(\d+) ([^,]+)/g)].map(([, count = '', reason = '']) => ({ count: Number(count), text: verdict(reason) }));
  if (items.length === 0) return undefined;
  const told = items.toSorted((a, b) => b.count - a.count).map(({ count, text }) => `${count} ${text}`);
  return `none of ${total} ${total === '1' ? 'node' : 'nodes'} fits: ${told.join(', ')}`;
}

function verdict(reason: string): string {
  const short = /^Insufficient ([\w./-]+)$/.exec(reason)?.[1];
  if (short !== undefined) return `without enough free ${short}`;
  return words.find(([pattern]) => pattern.test(reason))?.[1] ?? reason.replace('node(s) ', '');
}
