import type { Finding, Fix } from '../lint/finding.ts';
import { nearestName } from '../lint/nearestName.ts';
import { groupOf } from '../kubernetes/object.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { removedApis } from '../data/tables.gen.ts';
import { replaced, spanOf } from '../yaml/edits.ts';
import { entryOf, type YamlNode } from '../yaml/node.ts';
import { minorOf } from './minorOf.ts';
import type { SchemaView } from './schemaView.ts';

/** Groups whose objects a tool reads from disk and no cluster ever sees. */
const localGroups = new Set([
  'kustomize.config.k8s.io', 'kubeadm.k8s.io', 'kubelet.config.k8s.io', 'kubeproxy.config.k8s.io', 'kubescheduler.config.k8s.io',
  'apiserver.config.k8s.io', 'audit.k8s.io', 'client.authentication.k8s.io', 'skaffold', 'kind.x-k8s.io', 'ctlptl.dev', 'k3d.io', 'eksctl.io',
]);

/** Why an object's kind is not in the schemas of the target version; undefined where nothing should be said. */
export function checkKind(object: ManifestObject, view: SchemaView): Finding | undefined {
  const { apiVersion, kind } = object;
  const versionNode = entryOf(object.node, 'apiVersion')?.value;
  const kindNode = entryOf(object.node, 'kind')?.value;
  if (!versionNode || !kindNode || isLocal(object)) return undefined;
  const removed = removedFinding(object, view, versionNode);
  if (removed) return removed;
  const elsewhere = view.apiVersionsOf(kind);
  if (!view.isBuiltIn(object.group)) return unknownCustom(object, view, elsewhere, versionNode, kindNode);
  const later = view.versionsOfKind(apiVersion, kind)[0];
  if (later !== undefined) return finding('error', `${kind} in ${apiVersion} exists from Kubernetes ${later} on, and the target is ${view.version}.`, versionNode);
  const [best] = elsewhere;
  if (best !== undefined) {
    const message = `There is no ${kind} in ${apiVersion}, so the API server refuses the object; ${kind} is in ${elsewhere.join(' and ')}.`;
    return finding('error', message, versionNode, elsewhere.map((candidate) => changed(versionNode, candidate)));
  }
  const near = nearestName(kind, view.kindsOf(apiVersion));
  const advice = near === undefined ? '.' : `; did you mean ${near}?`;
  return finding('error', `Kubernetes ${view.version} has no kind ${kind} in ${apiVersion}, so the API server refuses the object${advice}`, kindNode, near === undefined ? [] : [changed(kindNode, near)]);
}

/** True for what is never sent to a cluster, a kubeconfig among it, and for lists without items. */
function isLocal(object: ManifestObject): boolean {
  return localGroups.has(object.group) || object.kind.endsWith('List') || (object.apiVersion === 'v1' && object.kind === 'Config');
}

/**
 * A group without built-in kinds is normally a custom resource; only a known kind in a strange group or version, or
 * nearly a known kind in its version, is suspicious. What a cluster has installed may be older or newer than what is
 * known here, so that only the names of Kubernetes itself are an error.
 */
function unknownCustom(object: ManifestObject, view: SchemaView, elsewhere: readonly string[], versionNode: YamlNode, kindNode: YamlNode): Finding {
  const sameGroup = elsewhere.filter((candidate) => groupOf(candidate) === object.group);
  const [best] = sameGroup;
  if (best !== undefined) {
    const message = `${object.kind} is known in ${sameGroup.join(' and ')}, and not in ${object.apiVersion}; a cluster that does not serve this version refuses the object.`;
    return finding('warning', message, versionNode, [changed(versionNode, best)]);
  }
  // Beside each group of Kubernetes there may be one of its community, such as scheduling.x-k8s.io.
  const near = nearestName(object.group, elsewhere.map(groupOf).filter((group) => group !== '' && isCommunity(group) === isCommunity(object.group)));
  const target = elsewhere.find((candidate) => groupOf(candidate) === near);
  if (near !== undefined && target !== undefined) {
    const severity = view.isBuiltIn(near) ? 'error' : 'warning';
    return finding(severity, `There is no API group "${object.group}"; ${object.kind} is in ${target}.`, versionNode, [changed(versionNode, target)]);
  }
  const nearKind = nearestName(object.kind, view.kindsOf(object.apiVersion));
  if (nearKind !== undefined) return finding('warning', `No kind ${object.kind} is known in ${object.apiVersion}; did you mean ${nearKind}?`, kindNode, [changed(kindNode, nearKind)]);
  return finding('hint', `No schema for ${object.kind} in ${object.apiVersion} is known here, so its fields are not checked.`, kindNode);
}

function isCommunity(group: string): boolean {
  return group.endsWith('.x-k8s.io');
}

function removedFinding(object: ManifestObject, view: SchemaView, versionNode: YamlNode): Finding | undefined {
  const { apiVersion, kind } = object;
  const row = removedApis.rows.find((candidate) => candidate.apiVersion === apiVersion && candidate.kinds.includes(kind));
  const shipped = view.versionsOfKind(apiVersion, kind);
  const last = shipped[shipped.length - 1];
  const goneByTable = row !== undefined && minorOf(row.removedIn) <= minorOf(view.version);
  const goneByPack = last !== undefined && minorOf(last) < minorOf(view.version);
  if (!goneByTable && !goneByPack) return undefined;
  const since = goneByTable ? `since Kubernetes ${row.removedIn}` : `after Kubernetes ${last ?? ''}`;
  const use = goneByTable && row.use !== '' ? row.use : view.apiVersionsOf(kind).find((candidate) => groupOf(candidate) === object.group);
  const advice = use === undefined ? 'nothing replaces it.' : `use ${use}.`;
  const message = `${apiVersion} no longer has ${kind} ${since}, so the API server refuses the object; ${advice}`;
  return finding('error', message, versionNode, use === undefined ? [] : [changed(versionNode, use)], 'schema/removed-api');
}

function changed(node: YamlNode, text: string): Fix {
  return { title: `Change to ${text}`, edits: [replaced(node, text)], kind: 'unsafe', preferred: true };
}

function finding(severity: Finding['severity'], message: string, node: YamlNode, fixes: readonly Fix[] = [], rule = 'schema/unknown-kind'): Finding {
  return { rule, severity, message, span: spanOf(node), ...(fixes.length > 0 && { fixes: () => fixes }) };
}
