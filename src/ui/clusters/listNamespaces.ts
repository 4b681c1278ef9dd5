import type { ClusterApi } from '../../core/clusters/clusterApi.ts';

/** The names of all namespaces, sorted. Rejects with clusterForbidden where the user may not list them. */
export async function listNamespaces(api: ClusterApi, signal: AbortSignal): Promise<readonly string[]> {
  const resource = await api.resource('v1', 'Namespace', signal);
  const names: string[] = [];
  for await (const page of api.list(resource, {}, signal)) {
    for (const { metadata } of page) if (metadata.name !== undefined) names.push(metadata.name);
  }
  return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** True for what can be the name of a namespace (an RFC 1123 label). */
export function isNamespaceName(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text);
}
