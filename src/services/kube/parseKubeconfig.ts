import { dirname, isAbsolute, join } from 'node:path';
import { kubeconfigText } from '../../core/clusters/kubeconfigText.ts';
import { asArray, asObject, asString, at, type JsonObject, type JsonValue } from '../../core/json.ts';
import type { ClusterEntry, PluginEntry, UserEntry } from './kubeconfigEntry.ts';

/** A context as one file writes it, before the names are looked up. */
export interface ContextEntry {
  readonly name: string;
  readonly file: string;
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string | undefined;
}

/** An entry, or the clause that says why it cannot be used. */
export type Entry<T> = { readonly value: T } | { readonly problem: string };

/** One kubeconfig file. Of several entries with one name the first counts. */
export interface KubeconfigFile {
  readonly path: string;
  readonly currentContext: string | undefined;
  readonly contexts: ReadonlyMap<string, Entry<ContextEntry>>;
  readonly clusters: ReadonlyMap<string, Entry<ClusterEntry>>;
  readonly users: ReadonlyMap<string, Entry<UserEntry>>;
}

/**
 * Parses one file as kubectl would, but entry by entry: a broken one keeps its name and its reason and costs nothing
 * else. Throws where the file is no YAML mapping.
 */
export function parseKubeconfig(text: string, path: string): KubeconfigFile {
  const file = kubeconfigText(text);
  return {
    path,
    currentContext: filled(file['current-context']),
    contexts: entries(file['contexts'], 'context', (name, body) => readContext(name, body, path)),
    clusters: entries(file['clusters'], 'cluster', (name, body) => readCluster(name, body, path)),
    users: entries(file['users'], 'user', (name, body) => ({ value: readUser(name, body, path) })),
  };
}

function entries<T>(list: JsonValue | undefined, noun: string, read: (name: string, body: JsonObject) => Entry<T>): Map<string, Entry<T>> {
  const found = new Map<string, Entry<T>>();
  for (const [index, item] of asArray(list).entries()) {
    const name = filled(at(item, 'name'));
    const key = name ?? `${noun} ${index + 1}`;
    if (found.has(key)) continue;
    found.set(key, name === undefined ? { problem: `the ${noun} has no name` } : read(name, asObject(at(item, noun))));
  }
  return found;
}

function readContext(name: string, body: JsonObject, file: string): Entry<ContextEntry> {
  const cluster = filled(body['cluster']);
  if (cluster === undefined) return { problem: 'the context names no cluster' };
  return { value: { name, file, cluster, user: filled(body['user']) ?? '', namespace: filled(body['namespace']) } };
}

function readCluster(name: string, body: JsonObject, file: string): Entry<ClusterEntry> {
  const server = filled(body['server']);
  if (server === undefined) return { problem: `the cluster "${name}" has no server` };
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    return { problem: `the server of the cluster "${name}" is not an http or https URL` };
  }
  const caData = filled(body['certificate-authority-data']);
  return {
    value: {
      name,
      server: server.replace(/\/+$/, ''),
      caFile: caData === undefined ? besideFile(file, body['certificate-authority']) : undefined,
      caData,
      skipTlsVerify: body['insecure-skip-tls-verify'] === 'true',
      tlsServerName: filled(body['tls-server-name']),
      proxyUrl: filled(body['proxy-url']),
    },
  };
}

function readUser(name: string, body: JsonObject, file: string): UserEntry {
  const certData = filled(body['client-certificate-data']);
  const keyData = filled(body['client-key-data']);
  const provider = asObject(body['auth-provider']);
  const providerName = filled(provider['name']);
  return {
    name,
    certData,
    certFile: certData === undefined ? besideFile(file, body['client-certificate']) : undefined,
    keyData,
    keyFile: keyData === undefined ? besideFile(file, body['client-key']) : undefined,
    token: filled(body['token']),
    tokenFile: besideFile(file, body['tokenFile']),
    username: filled(body['username']),
    password: filled(body['password']),
    impersonate: readImpersonation(body),
    plugin: readPlugin(asObject(body['exec']), file),
    provider: providerName === undefined ? undefined : { name: providerName, config: texts(provider['config']) },
  };
}

function readPlugin(exec: JsonObject, file: string): PluginEntry | undefined {
  const command = filled(exec['command']);
  if (command === undefined) return undefined;
  const env = asArray(exec['env']).map((item): [string, string] => [asString(at(item, 'name')) ?? '', asString(at(item, 'value')) ?? '']);
  return {
    apiVersion: filled(exec['apiVersion']) ?? 'client.authentication.k8s.io/v1',
    command: /[/\\]/.test(command) ? (besideFile(file, command) ?? command) : command,
    args: asArray(exec['args']).map((item) => asString(item) ?? ''),
    env: Object.fromEntries(env.filter(([name]) => name !== '')),
    installHint: filled(exec['installHint']) ?? '',
    provideClusterInfo: exec['provideClusterInfo'] === 'true',
    interactiveMode: filled(exec['interactiveMode']) ?? 'IfAvailable',
  };
}

/** The headers of `as`, `as-uid`, `as-groups` and `as-user-extra`. */
function readImpersonation(body: JsonObject): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  const as = filled(body['as']);
  if (as === undefined) return headers;
  headers['Impersonate-User'] = as;
  const uid = filled(body['as-uid']);
  if (uid !== undefined) headers['Impersonate-Uid'] = uid;
  const groups = asArray(body['as-groups']).map((group) => asString(group) ?? '');
  if (groups.length > 0) headers['Impersonate-Group'] = groups;
  for (const [key, values] of Object.entries(asObject(body['as-user-extra']))) {
    headers[`Impersonate-Extra-${encodeURIComponent(key)}`] = asArray(values).map((value) => asString(value) ?? '');
  }
  return headers;
}

function texts(value: JsonValue | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(asObject(value)).map(([key, item]) => [key, asString(item) ?? '']));
}

/** A text that says something; `~` and `null` stand for nothing, as kubectl writes them for empty fields. */
function filled(value: JsonValue | undefined): string | undefined {
  const text = asString(value);
  return text === undefined || text === '' || text === '~' || text === 'null' ? undefined : text;
}

function besideFile(file: string, value: JsonValue | undefined): string | undefined {
  const path = filled(value);
  if (path === undefined || isAbsolute(path)) return path;
  return join(dirname(file), path);
}
