import { AppError } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { type Log, nullLog } from '../../base/log.ts';
import type { ApiResource, ClusterApi, ServerVersion } from '../../core/clusters/clusterApi.ts';
import { asString, at } from '../../core/json.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { applyObject } from './applyObject.ts';
import { Connection } from './connection.ts';
import { Discovery, resourcePath } from './discovery.ts';
import type { ClusterLogin } from './kubeconfigEntry.ts';
import { listPages } from './listPages.ts';
import { PluginCredentials } from './pluginCredentials.ts';
import { podForward } from './podForward.ts';
import { podLogs } from './podLogs.ts';
import { exchangeJson, requestJson } from './readBody.ts';
import { readObject } from './readObject.ts';
import { type Timings, usualTimings } from './timings.ts';
import { watchResource } from './watchResource.ts';

export interface ConnectOptions {
  readonly log?: Log;
  /** Share one among all clusters, so that each login program runs once for all of them. */
  readonly plugins?: PluginCredentials;
  /** Of login programs; the process's own where it is not given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Gets what login programs tell the user, such as a device code. */
  readonly prompt?: (line: string) => void;
  readonly timings?: Partial<Timings>;
}

/** The API of one cluster. Contacts nobody before the first call; disposing ends whatever still runs. */
export function connectCluster(login: ClusterLogin, options: ConnectOptions = {}): ClusterApi & Disposable {
  const log = (options.log ?? nullLog).child(login.context.name);
  const plugins = options.plugins ?? new PluginCredentials();
  const connection = new Connection({
    login,
    plugins,
    run: {
      context: login.context.name,
      cluster: login.cluster,
      environment: options.environment ?? process.env,
      ...(options.prompt && { prompt: options.prompt }),
    },
    timings: { ...usualTimings, ...options.timings },
  });
  const discovery = new Discovery(connection);
  const closing = new AbortController();
  return {
    name: login.context.name,
    version: (signal) => readVersion(connection, signal),
    resource: (apiVersion, kind, signal) => discovery.resource(apiVersion, kind, signal),
    get: (resource, namespace, name, signal) => getObject(connection, resource, namespace, name, signal),
    async *list(resource, limits, signal) {
      for await (const page of listPages(connection, resource, limits, signal)) yield page.objects;
    },
    watch: (resource, limits, signal) => watchResource(connection, resource, limits, AbortSignal.any([signal, closing.signal])),
    async apply(document, where, signal) {
      const resource = await discovery.resource(document.apiVersion, document.kind, signal);
      return await applyObject(connection, resource, document, where, signal);
    },
    logs: (namespace, pod, limits, signal) => podLogs(connection, namespace, pod, limits, signal),
    async forward(namespace, pod, port, signal) {
      await requirePod(connection, namespace, pod, port, signal);
      return await podForward(connection, { namespace, pod, port }, log, AbortSignal.any([signal, closing.signal]));
    },
    dispose() {
      closing.abort();
      connection.dispose();
      if (options.plugins === undefined) plugins.dispose();
    },
  };
}

/** `minor` may read `31+` on some providers. */
async function readVersion(connection: Connection, signal: AbortSignal): Promise<ServerVersion> {
  const answer = await requestJson(connection, { path: '/version' }, { action: 'read the version' }, signal);
  const number = (field: string): number => Number.parseInt(asString(at(answer, field)) ?? '0', 10) || 0;
  return { major: number('major'), minor: number('minor'), gitVersion: asString(at(answer, 'gitVersion')) ?? '' };
}

async function getObject(connection: Connection, resource: ApiResource, namespace: string, name: string, signal: AbortSignal): Promise<KubernetesObject | undefined> {
  const attempt = { action: `read ${resource.plural} ${name}${namespace === '' ? '' : ` in ${namespace}`}` };
  const { status, value } = await exchangeJson(connection, { path: resourcePath(resource, namespace, name) }, attempt, [404], signal);
  return status === 404 ? undefined : readObject(value, resource.apiVersion, resource.kind);
}

const pods: ApiResource = { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };

/** The stream itself would say so too, but only with the first connection. */
async function requirePod(connection: Connection, namespace: string, pod: string, port: number, signal: AbortSignal): Promise<void> {
  const found = await getObject(connection, pods, namespace, pod, signal);
  const phase = asString(at(found, 'status', 'phase'));
  const problem = found === undefined ? 'there is no such pod' : phase === 'Running' ? undefined : `the pod is ${phase ?? 'in no phase'}, not Running`;
  if (problem !== undefined) throw new AppError('portUnavailable', { port: String(port), pod, reason: problem });
}
