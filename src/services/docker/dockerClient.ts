import type Docker from 'dockerode';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { join } from 'node:path';
import { DialStdioAgent } from './dialStdio.ts';
import { isMissing } from './dockerConfig.ts';
import type { EngineTarget, TlsFiles } from './engineTarget.ts';

/** The newest API version whose answers this code was written for. */
const newestKnown = '1.51';

/** The connection to an engine: dockerode speaking over an agent of ours, at a version that both sides know. */
export interface DockerClient {
  readonly docker: Docker;
  readonly apiVersion: string;
}

async function readPem(folder: string, name: string): Promise<Buffer | undefined> {
  if (folder === '') return undefined;
  return readFile(join(folder, name)).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function tlsMaterial(files: TlsFiles): Promise<{ ca: Buffer | undefined; cert: Buffer | undefined; key: Buffer | undefined }> {
  const [ca, cert, key] = await Promise.all(['ca.pem', 'cert.pem', 'key.pem'].map((name) => readPem(files.folder, name)));
  return { ca, cert, key };
}

/** Makes the agent that opens connections to the target; whoever makes it destroys it. */
export async function createAgent(target: EngineTarget): Promise<Agent> {
  const { endpoint } = target;
  if (endpoint.type === 'ssh') return new DialStdioAgent(endpoint.arguments, target.environment);
  if (endpoint.type === 'socket' || !endpoint.tls) return new Agent({ keepAlive: true });
  return new TlsAgent({ keepAlive: true, rejectUnauthorized: !endpoint.tls.skipVerify, ...(await tlsMaterial(endpoint.tls)) });
}

/**
 * dockerode's own defaults come from the environment of this process, so every one of them is overridden here, with
 * undefined where nothing else is meant.
 */
function clientOptions(target: EngineTarget, agent: Agent, version: string | undefined): Docker.DockerOptions & { agent: Agent } {
  const { endpoint } = target;
  const nothing = { host: undefined, port: undefined, socketPath: undefined, ca: undefined, cert: undefined, key: undefined, timeout: undefined };
  const common = { ...nothing, protocol: 'http' as const, agent, version: version === undefined ? undefined : `v${version}` };
  if (endpoint.type === 'socket') return { ...common, socketPath: endpoint.path };
  if (endpoint.type === 'ssh') return { ...common, host: 'docker', port: 80 };
  return { ...common, host: endpoint.host, port: endpoint.port, protocol: endpoint.tls ? 'https' : 'http' };
}

/** The lower of two API versions such as `1.41`. */
export function lowerVersion(a: string, b: string): string {
  return a.localeCompare(b, 'en', { numeric: true }) <= 0 ? a : b;
}

/** Connects and agrees on an API version. Rejects with whatever dockerode throws. */
export async function openDockerClient(target: EngineTarget, agent: Agent): Promise<DockerClient> {
  const { default: DockerConstructor } = await import('dockerode');
  const { ApiVersion } = await new DockerConstructor(clientOptions(target, agent, undefined)).version();
  const apiVersion = lowerVersion(ApiVersion || '1.41', newestKnown);
  return { docker: new DockerConstructor(clientOptions(target, agent, apiVersion)), apiVersion };
}
