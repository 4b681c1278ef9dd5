import { asArray, asObject, asString, at, type JsonObject, type JsonValue } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/**
 * What of the pod's node selector and required node affinity a node does not meet, in words; undefined when it meets
 * all. Terms are alternatives, so for several of them the first one's trouble is told.
 */
export function selectorTrouble(pod: KubernetesObject, node: KubernetesObject): string | undefined {
  const labels = node.metadata.labels ?? {};
  for (const [key, value] of Object.entries(asObject(at(pod, 'spec', 'nodeSelector')))) {
    if (labels[key] !== value) return missing(key, labels[key], asString(value) ?? '');
  }
  const required = at(pod, 'spec', 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms');
  const terms = asArray(required).map(asObject);
  const troubles = terms.map((term) => termTrouble(term, node));
  return terms.length === 0 || troubles.includes(undefined) ? undefined : troubles[0];
}

function termTrouble(term: JsonObject, node: KubernetesObject): string | undefined {
  const labels = node.metadata.labels ?? {};
  const fields = { 'metadata.name': node.metadata.name ?? '' };
  return (
    firstUnmet(asArray(term['matchExpressions']), labels) ?? firstUnmet(asArray(term['matchFields']), fields)
  );
}

function firstUnmet(expressions: readonly JsonValue[], labels: Readonly<Record<string, string>>): string | undefined {
  for (const expression of expressions.map(asObject)) {
    const key = asString(expression['key']) ?? '';
    const operator = asString(expression['operator']) ?? '';
    const values = asArray(expression['values']).map((value) => asString(value) ?? '');
    if (!isMet(operator, labels[key], values)) return missing(key, labels[key], `${operator} ${values.join(', ')}`.trim());
  }
  return undefined;
}

function isMet(operator: string, label: string | undefined, values: readonly string[]): boolean {
  switch (operator) {
    case 'In': return label !== undefined && values.includes(label);
    case 'NotIn': return label === undefined || !values.includes(label);
    case 'Exists': return label !== undefined;
    case 'DoesNotExist': return label === undefined;
    case 'Gt': return label !== undefined && Number(label) > Number(values[0]);
    case 'Lt': return label !== undefined && Number(label) < Number(values[0]);
    default: return true;
  }
}

function missing(key: string, has: string | undefined, wanted: string): string {
  return `${has === undefined ? `has no label ${key}` : `has ${key}=${has}`}, the pod wants ${wanted}`;
}

/** A taint as node lists write it: `nvidia.com/gpu=present:NoSchedule`. */
export function taintText(taint: JsonObject): string {
  const value = asString(taint['value']);
  return `${asString(taint['key'])}${value ? `=${value}` : ''}:${asString(taint['effect'])}`;
}

/** The taints of a node that keep this pod away. */
export function untoleratedTaints(pod: KubernetesObject, node: KubernetesObject): readonly JsonObject[] {
  const tolerations = asArray(at(pod, 'spec', 'tolerations')).map(asObject);
  const taints = asArray(at(node, 'spec', 'taints')).map(asObject);
  return taints.filter((taint) => taint['effect'] !== 'PreferNoSchedule' && !tolerations.some((toleration) => tolerates(toleration, taint)));
}

function tolerates(toleration: JsonObject, taint: JsonObject): boolean {
  const effect = asString(toleration['effect']) ?? '';
  const key = asString(toleration['key']) ?? '';
  const exists = toleration['operator'] === 'Exists';
  if (effect !== '' && effect !== taint['effect']) return false;
  if (key === '') return exists;
  return key === taint['key'] && (exists || (asString(toleration['value']) ?? '') === (asString(taint['value']) ?? ''));
}
