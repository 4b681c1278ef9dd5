import { asArray, asObject, asString, type JsonObject } from '../../src/core/json.ts';
import type { Ports } from '../../test/sandbox/ports.ts';
import { clientTls } from '../../test/sandbox/certificates.ts';
import { http, type HttpAnswer } from '../../test/sandbox/http.ts';

/** Where objects of a kind are kept. */
export interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The API server that judges. */
export class JudgeCluster {
  private readonly ports: Ports;
  private readonly signal: AbortSignal;
  private readonly groups = new Map<string, Promise<ReadonlyMap<string, Resource>>>();

  constructor(ports: Ports, signal: AbortSignal) {
    this.ports = ports;
    this.signal = signal;
  }

  /** The resource of a kind; undefined where the server does not serve it. */
  async resource(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const known = this.groups.get(apiVersion) ?? this.discover(apiVersion);
    this.groups.set(apiVersion, known);
    return (await known).get(kind);
  }

  /** Asks again about an API group whose definitions have changed. */
  forget(apiVersion: string): void {
    this.groups.delete(apiVersion);
  }

  private async discover(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const answer = await this.send('GET', basePath(apiVersion));
    const resources = answer.status === 200 ? asArray(parse(answer)['resources']).map(asObject) : [];
    return new Map(resources.flatMap((resource) => {
      const plural = asString(resource['name']) ?? '';
      return plural.includes('/') ? [] : [[asString(resource['kind']) ?? '', { plural, namespaced: resource['namespaced'] === true }]];
    }));
  }

  /** Creates without keeping: undefined when the server takes it, otherwise its Status. The body is YAML or JSON. */
  async tryCreate(apiVersion: string, resource: Resource, namespace: string, body: string): Promise<JsonObject | undefined> {
    const answer = await this.send('POST', `${this.path(apiVersion, resource, namespace)}?dryRun=All&fieldValidation=Strict`, body, 'application/yaml');
    // A name that is taken already is only found out after everything else was in order.
    return answer.status < 300 || answer.status === 409 ? undefined : parse(answer);
  }

  /** Creates for real; false where the object is there already. Throws when the server refuses. */
  async create(path: string, object: JsonObject): Promise<boolean> {
    const answer = await this.send('POST', path, JSON.stringify(object));
    if (answer.status === 409) return false;
    if (answer.status >= 300) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text.slice(0, 600)}`);
    return true;
  }

  /** The object at a path; undefined where there is none. */
  async get(path: string): Promise<JsonObject | undefined> {
    const answer = await this.send('GET', path);
    return answer.status === 200 ? parse(answer) : undefined;
  }

  /** Removes an object, also after an abort: what was made does not stay. */
  async remove(path: string): Promise<void> {
    await this.send('DELETE', path, undefined, undefined, new AbortController().signal);
  }

  private path(apiVersion: string, resource: Resource, namespace: string): string {
    return `${basePath(apiVersion)}${resource.namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : ''}/${resource.plural}`;
  }

  private send(method: string, path: string, body?: string, type = 'application/json', signal = this.signal): Promise<HttpAnswer> {
    const headers = { accept: 'application/json', ...(body !== undefined && { 'content-type': type }) };
    return http(`https://127.0.0.1:${this.ports.apiServer}${path}`, { method, headers, tls: clientTls('admin'), timeout: 120_000, ...(body !== undefined && { body }) }, signal);
  }
}

function basePath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The answer's JSON; what is none is made into a Status of its own. */
function parse(answer: HttpAnswer): JsonObject {
  try {
    return asObject(JSON.parse(answer.text) as JsonObject);
  } catch {
    return { kind: 'Status', message: answer.text.slice(0, 300) };
  }
}
