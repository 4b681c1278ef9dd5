import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { AppError, errorText } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { ClusterEntry, ClusterLogin, UserEntry } from './kubeconfigEntry.ts';
import type { PluginCredential } from './runPlugin.ts';
import { clause } from './clause.ts';

/** One login in use: sockets kept alive and the headers that prove who we are. Disposing lets running requests end. */
export interface Session extends Disposable {
  readonly agent: HttpAgent;
  /** What a login program gave for this session. */
  readonly credential: PluginCredential | undefined;
  /** The same login as the Kubernetes client library understands it. */
  readonly kubeConfig: KubeConfig;
  /** The headers of the next request; a refreshing provider may renew its token here. */
  headers(): Promise<Readonly<Record<string, string | readonly string[]>>>;
}

/**
 * Makes a session of a login: certificates read once, one agent that keeps its sockets. Contacts nobody, except that a
 * refreshing provider (oidc) contacts its issuer. Throws kubeconfigInvalid where a file that the entry names is unreadable.
 */
export async function openSession(login: ClusterLogin, credential: PluginCredential | undefined): Promise<Session> {
  const [cluster, user] = await Promise.all([clusterOptions(login), userOptions(login, credential)]);
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(cluster, user);
  const options = await requestOptions(kubeConfig, login);
  const agent = login.cluster.proxyUrl === undefined ? ownAgent(login.cluster, options) : proxyAgent(options);
  return {
    agent,
    credential,
    kubeConfig,
    async headers() {
      const now = await requestOptions(kubeConfig, login);
      const basic = typeof now.auth === 'string' ? { Authorization: `Basic ${Buffer.from(now.auth).toString('base64')}` } : {};
      return { ...basic, ...plainHeaders(now.headers), ...login.user.impersonate };
    },
    dispose() {
      closeIdle(agent);
    },
  };
}

/** Closes idle sockets now and busy ones as soon as they are idle. */
function closeIdle(agent: HttpAgent): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}

async function requestOptions(kubeConfig: KubeConfig, login: ClusterLogin): Promise<RequestOptions> {
  const options: RequestOptions = {};
  try {
    await kubeConfig.applyToHTTPSOptions(options);
  } catch (error) {
    throw new AppError('kubeconfigInvalid', { path: login.context.file, reason: clause(errorText(error)) }, { cause: error });
  }
  return options;
}

/** TLS is checked by Node; without encryption there is nothing to check, which the library wants to be told. */
async function clusterOptions({ cluster, context }: ClusterLogin): Promise<Parameters<KubeConfig['loadFromClusterAndUser']>[0]> {
  const caData = cluster.caData ?? (await fileData(cluster.caFile, context.file));
  return {
    name: cluster.name,
    server: cluster.server,
    skipTLSVerify: cluster.skipTlsVerify || cluster.server.startsWith('http:'),
    ...(caData !== undefined && { caData }),
    ...(cluster.tlsServerName !== undefined && { tlsServerName: cluster.tlsServerName }),
    ...(cluster.proxyUrl !== undefined && { proxyUrl: cluster.proxyUrl }),
  };
}

async function userOptions(login: ClusterLogin, credential: PluginCredential | undefined): Promise<Parameters<KubeConfig['loadFromClusterAndUser']>[1]> {
  const { user, context } = login;
  const certData = base64(credential?.certificate) ?? user.certData ?? (await fileData(user.certFile, context.file));
  const keyData = base64(credential?.key) ?? user.keyData ?? (await fileData(user.keyFile, context.file));
  const token = credential?.token ?? (await fileText(user.tokenFile, context.file)) ?? user.token;
  return {
    name: user.name,
    ...(certData !== undefined && { certData }),
    ...(keyData !== undefined && { keyData }),
    ...(token !== undefined && { token }),
    ...(user.username !== undefined && { username: user.username, password: user.password ?? '' }),
    ...(user.provider !== undefined && token === undefined && { authProvider: providerCopy(user.provider) }),
  };
}

/** A copy, since the library keeps renewed tokens in it. */
function providerCopy(provider: NonNullable<UserEntry['provider']>): { name: string; config: Record<string, string> } {
  return { name: provider.name, config: { ...provider.config } };
}

function ownAgent(cluster: ClusterEntry, options: RequestOptions): HttpAgent {
  const kept = { keepAlive: true, keepAliveMsecs: 15_000, maxFreeSockets: 4, scheduling: 'lifo' as const };
  if (cluster.server.startsWith('http:')) return new HttpAgent(kept);
  const { ca, cert, key, servername, rejectUnauthorized } = options;
  return new HttpsAgent({
    ...kept,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { servername }),
    ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
  });
}

function proxyAgent(options: RequestOptions): HttpAgent {
  if (options.agent instanceof HttpAgent) return options.agent;
  throw new TypeError('the client library made no agent for the proxy');
}

function plainHeaders(headers: RequestOptions['headers']): Record<string, string> {
  if (headers === undefined || Array.isArray(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function base64(pem: string | undefined): string | undefined {
  return pem === undefined ? undefined : Buffer.from(pem).toString('base64');
}

async function fileData(path: string | undefined, kubeconfig: string): Promise<string | undefined> {
  const text = await fileText(path, kubeconfig);
  return text === undefined ? undefined : Buffer.from(text).toString('base64');
}

async function fileText(path: string | undefined, kubeconfig: string): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    throw new AppError('kubeconfigInvalid', { path: kubeconfig, reason: clause(`it names ${path}, which cannot be read: ${errorText(error)}`) }, { cause: error });
  }
}
