import { AppError } from '../../base/errors.ts';
import type { ApiResource } from '../../core/clusters/clusterApi.ts';
import { describeResource } from '../../core/clusters/resourceRef.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Connection } from './connection.ts';
import { resourcePath } from './discovery.ts';
import { requestJson } from './readBody.ts';
import { readObject } from './readObject.ts';

/** The name under which the cluster remembers which fields Slipway set. */
export const fieldManager = 'slipway';

/**
 * Server-side apply of the document exactly as it is: unknown fields are refused, fields of other managers are never
 * taken. With `dryRun` the whole admission runs and nothing is stored.
 */
export async function applyObject(
  connection: Connection,
  resource: ApiResource,
  document: KubernetesObject,
  options: { readonly namespace: string; readonly dryRun: boolean },
  signal: AbortSignal,
): Promise<KubernetesObject> {
  const { kind, metadata, apiVersion } = document;
  const namespace = resource.namespaced ? (metadata.namespace ?? options.namespace) : '';
  const writes = { kind, namespace, name: metadata.name ?? '' };
  if (metadata.name === undefined) {
    throw new AppError('manifestRejected', { object: describeResource({ ...writes, name: '(no name)' }), reason: 'apply needs metadata.name, generateName is not enough' });
  }
  const request = {
    method: 'PATCH' as const,
    path: resourcePath(resource, namespace, metadata.name),
    query: { fieldManager, fieldValidation: 'Strict', force: false, dryRun: options.dryRun ? 'All' : undefined },
    // JSON is YAML, and this type is the one that means server-side apply.
    body: { type: 'application/apply-patch+yaml', text: JSON.stringify(document) },
  };
  const attempt = { action: `change ${describeResource(writes)}`, writes };
  const stored = readObject(await requestJson(connection, request, attempt, signal), apiVersion, kind);
  if (stored === undefined) throw new AppError('clusterRequestFailed', { context: connection.contextName, reason: 'its answer to an apply is not an object' });
  return stored;
}
