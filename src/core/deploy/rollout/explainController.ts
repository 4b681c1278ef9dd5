import { asString } from '../../json.ts';
import { conditionOf } from '../../kubernetes/condition.ts';
import type { Explanation } from '../explanation.ts';
import { eventsOf, type ObjectGraph } from './objectGraph.ts';

/**
 * Why a controller cannot make its pods: quota, a webhook, pod security. There is no pod to look at then; the reason
 * stands on the Deployment, on its ReplicaSet, or for other kinds only in an event. Undefined while pods come.
 */
export function explainController(graph: ObjectGraph): Explanation | undefined {
  const conditions = [graph.object, ...graph.replicaSets].map((object) => conditionOf(object, 'ReplicaFailure'));
  const failing = conditions.find((condition) => condition?.status === 'True');
  const message = failing?.message ?? (graph.pods.length === 0 ? lastRefusal(graph) : undefined);
  if (message === undefined || /service ?account/i.test(message)) return undefined;
  return { kind: 'quota', sentence: sentenceOf(message), details: [message], permanent: isFinal(message), pod: undefined, container: undefined };
}

function lastRefusal(graph: ObjectGraph): string | undefined {
  const refusals = [graph.object, ...graph.replicaSets].flatMap((object) => eventsOf(graph, object)).filter(({ reason }) => reason === 'FailedCreate');
  return asString(refusals.at(-1)?.['message']);
}

/** `Error creating: pods "x" is forbidden: exceeded quota: gpu, requested: …, used: …, limited: …` in fewer words. */
function sentenceOf(message: string): string {
  const quota = /exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: (.+)$/.exec(message);
  if (quota) return `the quota ${quota[1]} of the namespace does not allow its pods: they ask for ${quota[2]}, ${quota[3]} is used, ${quota[4]} is the limit.`;
  const webhook = /admission webhook "([^"]+)" denied the request: (.*)$/s.exec(message);
  if (webhook) return `the admission webhook ${webhook[1]} refuses its pods: ${webhook[2]}`;
  return `its pods cannot be made: ${message}`;
}

function isFinal(message: string): boolean {
  return /exceeded quota|admission webhook|forbidden|denied|invalid/i.test(message);
}
