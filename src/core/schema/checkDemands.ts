import { replaced, spanOf } from '../yaml/edits.ts';
import { asMap, asScalar, entryOf, isNull, nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { hasMisspelt, type Walk } from './walk.ts';

/** Requests to the server that are answered and not stored, so that they need no name. */
const nameless = /^(?:authentication|authorization)\.k8s\.io\//;

/** Kinds whose pods are started again whenever they end. */
const lasting = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);

/** What the API server demands of a whole object and no schema says: a name, and pods that restart as the kind wants. */
export function checkDemands(node: YamlMap, kind: string, walk: Walk): void {
  const apiVersion = asScalar(entryOf(node, 'apiVersion')?.value)?.text ?? '';
  if (!nameless.test(apiVersion)) checkName(node, walk);
  if (apiVersion === 'apps/v1' && lasting.has(kind)) checkRestarts(nodeAt(node, 'spec', 'template', 'spec', 'restartPolicy'), kind, walk);
  if (apiVersion === 'batch/v1' && kind === 'Job') checkRestartPolicy(asMap(nodeAt(node, 'spec', 'template', 'spec')), walk);
  if (apiVersion === 'batch/v1' && kind === 'CronJob') checkRestartPolicy(asMap(nodeAt(node, 'spec', 'jobTemplate', 'spec', 'template', 'spec')), walk);
}

function checkName(node: YamlMap, walk: Walk): void {
  const entry = entryOf(node, 'metadata');
  const metadata = asMap(entry?.value);
  if ((entry && !metadata && !isNull(entry.value)) || [node, metadata].some((map) => map && (hasUnknownKeys(map) || hasMisspelt(map, walk)))) return;
  // A name beside the metadata has a finding of its own, which says where it belongs.
  if ([entryOf(metadata, 'name'), entryOf(metadata, 'generateName'), entryOf(node, 'name')].some(isGiven)) return;
  const place = entryOf(metadata, 'name') ?? entry ?? entryOf(node, 'kind');
  if (place) report('The object needs a "name" in its metadata (or a "generateName"); the API server refuses it without one.', place, walk);
}

/** A value that is no text has a finding of its own. */
function isGiven(entry: YamlEntry | undefined): boolean {
  return entry !== undefined && !isNull(entry.value) && asScalar(entry.value)?.text !== '';
}

function checkRestarts(policy: YamlNode | undefined, kind: string, walk: Walk): void {
  const scalar = asScalar(policy);
  if (!scalar || scalar.dynamic || (scalar.text !== 'Never' && scalar.text !== 'OnFailure')) return;
  const message = `The pods of a ${kind} always restart, so the API server refuses "${scalar.text}" here. Use a Job for a program that ends, or Always.`;
  walk.findings.push({ rule: 'schema/enum', severity: 'error', message, span: spanOf(scalar), fixes: () => [{ title: 'Change to Always', edits: [replaced(scalar, 'Always')], kind: 'unsafe' }] });
}

function checkRestartPolicy(pod: YamlMap | undefined, walk: Walk): void {
  if (!pod || hasUnknownKeys(pod) || hasMisspelt(pod, walk)) return;
  const entry = entryOf(pod, 'restartPolicy');
  const scalar = asScalar(entry?.value);
  if (scalar && (scalar.dynamic || (scalar.text !== 'Always' && scalar.text !== '' && !isNull(scalar)))) return;
  const place = entry ?? entryOf(pod, 'containers') ?? pod.entries[0];
  if (place) report('The pods of a job need the field "restartPolicy" with Never or OnFailure, because its default, Always, never ends; the API server refuses the object.', place, walk);
}

function hasUnknownKeys(map: YamlMap): boolean {
  return map.entries.some((entry) => entry.keyNode.dynamic);
}

function report(message: string, place: YamlEntry, walk: Walk): void {
  walk.findings.push({ rule: 'schema/required', severity: 'error', message, span: spanOf(place.keyNode) });
}
