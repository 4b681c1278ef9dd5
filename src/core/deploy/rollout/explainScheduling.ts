import { amountAlone, amountText } from '../../clusters/scheduling/amountText.ts';
import { largestNode, type NodeFacts } from '../../clusters/scheduling/nodeFacts.ts';
import { type NodeVerdict, nodeVerdicts, type Obstacle } from '../../clusters/scheduling/nodeVerdict.ts';
import { asArray, asObject, asString, at } from '../../json.ts';
import { conditionOf } from '../../kubernetes/condition.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { allocatableOf, podRequests } from '../../kubernetes/podRequests.ts';
import type { Explanation, TroubleKind } from '../explanation.ts';
import { eventsOf, type ObjectGraph } from './objectGraph.ts';

/** Why a pod has no node yet; undefined for a pod that has one or that the scheduler has not looked at. */
export function explainScheduling(pod: KubernetesObject, graph: ObjectGraph): Explanation | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status !== 'False') return undefined;
  const because = (kind: TroubleKind, sentence: string, permanent: boolean, details: readonly string[] = []): Explanation => ({
    kind, sentence, details, permanent, pod: pod.metadata.name, container: undefined,
  });
  if (scheduled.reason === 'SchedulingGated') {
    const gates = asArray(at(pod, 'spec', 'schedulingGates')).map((gate) => asString(asObject(gate)['name']) ?? '');
    return because('gated', `it is queued behind ${gates.join(', ')}.`, false);
  }
  if (/persistentvolumeclaim|persistent ?volume/i.test(scheduled.message)) return because('volumePending', `its volume is not there: ${scheduled.message}`, false);
  if (graph.nodeFacts === undefined) return because('other', `the scheduler finds no node: ${scheduled.message}`, false);
  if (eventsOf(graph, pod).some(({ reason }) => reason === 'TriggeredScaleUp')) return because('insufficientResource', 'it waits for a node that the autoscaler is adding.', false);
  const verdicts = nodeVerdicts(pod, graph.nodeFacts);
  const details = verdicts.map(({ node, obstacles }) => `${node} ${obstacles.map(({ text }) => text).join('; ') || 'could take it'}`);
  const found = waiting(verdicts, pod, graph.nodeFacts) ?? impossible(verdicts, pod, graph.nodeFacts);
  return found && because(found.kind, found.sentence, found.permanent, details);
}

interface Found {
  readonly kind: TroubleKind;
  readonly sentence: string;
  readonly permanent: boolean;
}

/** What the pod waits for, where some node could take it some day as it is. */
function waiting(verdicts: readonly NodeVerdict[], pod: KubernetesObject, facts: NodeFacts): Found | undefined {
  const possible = verdicts.filter(({ obstacles }) => obstacles.every(({ lasts }) => lasts !== 'never'));
  if (possible.some(({ obstacles }) => obstacles.length === 0)) return { kind: 'other', sentence: facts.pods ? 'it waits for the scheduler.' : `it waits for a node: ${conditionOf(pod, 'PodScheduled')?.message}`, permanent: false };
  const busy = possible.filter(({ obstacles }) => obstacles.every(({ lasts }) => lasts === 'busy'));
  const [first] = busy;
  if (first) {
    const subject = first.obstacles[0]?.subject ?? '';
    const where = busy.map(({ node, obstacles }) => `${node} ${obstacles.map(({ text }) => text).join(' and ')}${holders(node, subject, facts)}`);
    return { kind: 'insufficientResource', sentence: `it waits for ${amountText(podRequests(pod)[subject] ?? 0, subject)}: ${shortList(where, '; ')}.`, permanent: false };
  }
  if (possible.length === 0) return undefined;
  const where = possible.map(({ node, obstacles }) => `${node} ${obstacles.map(({ text }) => text).join(' and ')}`);
  return { kind: 'nodeNotReady', sentence: `it waits for a node to become usable: ${shortList(where, '; ')}.`, permanent: false };
}

/** ` (models/train-7 holds 8)`: who to ask. */
function holders(node: string, resource: string, facts: NodeFacts): string {
  const own = (facts.pods ?? []).filter((pod) => pod.node === node && (pod.requests[resource] ?? 0) > 0);
  const names = own.toSorted((a, b) => (b.requests[resource] ?? 0) - (a.requests[resource] ?? 0)).map((pod) => `${pod.namespace}/${pod.name} holds ${pod.requests[resource]}`);
  return names.length === 0 || resource === 'cpu' || resource === 'memory' ? '' : ` (${shortList(names, ', ')})`;
}

/** Why no node can ever take the pod as both are now: what it asks for first, then what keeps it from nodes that have it. */
function impossible(verdicts: readonly NodeVerdict[], pod: KubernetesObject, facts: NodeFacts): Found {
  for (const [resource, wanted] of Object.entries(podRequests(pod))) {
    const largest = largestNode(facts, resource);
    if (wanted > 0 && largest === undefined) return { kind: 'resourceUnknown', sentence: `it asks for ${amountText(wanted, resource)}, which no node has${offers(facts)}.`, permanent: true };
    if (largest && wanted > largest.amount) {
      return { kind: 'insufficientResource', sentence: `it asks for ${amountText(wanted, resource)}; the largest node, ${largest.name}, has ${amountAlone(largest.amount, resource)}.`, permanent: true };
    }
  }
  return keptAway(verdicts);
}

function keptAway(verdicts: readonly NodeVerdict[]): Found {
  const lasting = verdicts.map(({ node, obstacles }) => ({ node, obstacles: obstacles.filter(({ lasts }) => lasts === 'never') }));
  for (const about of ['taint', 'selector'] as const) {
    const only = lasting.filter(({ obstacles }) => obstacles.length > 0 && obstacles.every((obstacle) => obstacle.about === about));
    if (only.length === 0) continue;
    return { kind: about, sentence: about === 'taint' ? taintSentence(only) : `no node has the labels it selects: ${nodeTexts(only)}.`, permanent: true };
  }
  return { kind: 'other', sentence: lasting.length === 0 ? 'the cluster has no node.' : `no node can take it: ${nodeTexts(lasting)}.`, permanent: true };
}

function taintSentence(verdicts: readonly NodeVerdict[]): string {
  const taints = [...new Set(verdicts.flatMap(({ obstacles }) => obstacles.map(({ subject }) => subject)))];
  return `it needs a toleration for ${taints.join(' or ')}; without it ${shortList(verdicts.map(({ node }) => node), ', ')} cannot take it.`;
}

function nodeTexts(verdicts: readonly { readonly node: string; readonly obstacles: readonly Obstacle[] }[]): string {
  return shortList(verdicts.map(({ node, obstacles }) => `${node} ${obstacles.map(({ text }) => text).join(' and ')}`), '; ');
}

function shortList(items: readonly string[], separator: string): string {
  const most = 3;
  return items.length <= most ? items.join(separator) : `${items.slice(0, most).join(separator)} and ${items.length - most} more`;
}

/** `; the nodes offer nvidia.com/gpu, nvidia.com/mig-1g.10gb`: the device names that exist. */
function offers(facts: NodeFacts): string {
  const names = new Set(facts.nodes.flatMap((node) => Object.entries(allocatableOf(node)).flatMap(([name, amount]) => (name.includes('/') && amount > 0 ? [name] : []))));
  return names.size === 0 ? '; no node offers any device' : `; the nodes offer ${[...names].toSorted().join(', ')}`;
}
