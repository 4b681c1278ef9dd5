import { AppError } from '../../base/errors.ts';
import type { ApiResource } from '../../core/clusters/clusterApi.ts';
import { asArray, asString, at, type JsonValue } from '../../core/json.ts';
import type { Connection } from './connection.ts';
import { exchangeJson } from './readBody.ts';

/** The URL path of everything one `apiVersion` serves. */
export function apiPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The URL path of a kind's collection, or with `name` of one object. `namespace` '' or undefined means all of them. */
export function resourcePath(resource: ApiResource, namespace?: string, name?: string): string {
  const inside = resource.namespaced && namespace !== undefined && namespace !== '' ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${apiPath(resource.apiVersion)}${inside}/${resource.plural}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
}

/** Which kinds a cluster serves, asked per apiVersion when first needed and again for a kind that is not there. */
export class Discovery {
  private readonly connection: Connection;
  private readonly known = new Map<string, ReadonlyMap<string, ApiResource>>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** Throws kindUnknown where the cluster does not serve the kind now. */
  async resource(apiVersion: string, kind: string, signal: AbortSignal): Promise<ApiResource> {
    const found = this.known.get(apiVersion)?.get(kind) ?? (await this.load(apiVersion, signal)).get(kind);
    if (found === undefined) throw new AppError('kindUnknown', { context: this.connection.contextName, kind, apiVersion });
    return found;
  }

  /** An apiVersion that is not served is answered with 404 and counts as one without kinds. */
  private async load(apiVersion: string, signal: AbortSignal): Promise<ReadonlyMap<string, ApiResource>> {
    const path = apiPath(apiVersion.split('/').map(encodeURIComponent).join('/'));
    const { value } = await exchangeJson(this.connection, { path }, { action: `read the kinds of ${apiVersion}` }, [404], signal);
    const resources = asArray(at(value, 'resources')).flatMap((item) => readResource(apiVersion, item));
    const byKind = new Map(resources.map((resource) => [resource.kind, resource]));
    this.known.set(apiVersion, byKind);
    return byKind;
  }
}

/** Names with a slash are subresources such as `deployments/scale`. */
function readResource(apiVersion: string, item: JsonValue): ApiResource[] {
  const plural = asString(at(item, 'name'));
  const kind = asString(at(item, 'kind'));
  if (plural === undefined || kind === undefined || plural.includes('/')) return [];
  return [{ apiVersion, kind, plural, namespaced: at(item, 'namespaced') === true }];
}
