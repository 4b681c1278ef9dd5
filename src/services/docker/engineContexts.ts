import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import type { JsonValue } from '../../core/json.ts';
import { asString, at } from '../../core/json.ts';
import { isMissing, readDockerConfig, readJsonFile } from './dockerConfig.ts';
import { type DockerEnvironment, dockerConfigFolder, variable } from './dockerEnvironment.ts';
import { type EngineTarget, parseEndpoint, type TlsFiles, withoutPassword } from './engineTarget.ts';

/** A docker context as a choice: its name, its address for people, and whether the CLI would use it now. */
export interface EngineContext {
  readonly name: string;
  readonly address: string;
  readonly description: string | undefined;
  readonly current: boolean;
}

function contextId(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

function defaultHost(environment: DockerEnvironment): string {
  const local = environment.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
  return variable(environment, 'DOCKER_HOST') ?? local;
}

/** DOCKER_TLS_VERIFY with any value turns TLS on, as for the CLI; DOCKER_TLS does so without checking the server. */
function tlsOfEnvironment(environment: DockerEnvironment): TlsFiles | undefined {
  const verify = variable(environment, 'DOCKER_TLS_VERIFY') !== undefined;
  if (!verify && variable(environment, 'DOCKER_TLS') === undefined) return undefined;
  return { folder: variable(environment, 'DOCKER_CERT_PATH') ?? dockerConfigFolder(environment), skipVerify: !verify };
}

function defaultTarget(environment: DockerEnvironment): EngineTarget {
  const host = defaultHost(environment);
  const endpoint = parseEndpoint(host, tlsOfEnvironment(environment), ['--host', host], 'DOCKER_HOST');
  return { context: 'default', address: withoutPassword(host), endpoint, environment };
}

/** `docker context create` writes TLS files only where it was given some; a tcp address without them is plain HTTP. */
async function tlsOfContext(folder: string, meta: JsonValue): Promise<TlsFiles | undefined> {
  const skipVerify = at(meta, 'Endpoints', 'docker', 'SkipTLSVerify') === true;
  const files = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw new AppError('fileUnreadable', { path: folder, reason: error instanceof Error ? error.message : String(error) });
  });
  return files.length > 0 || skipVerify ? { folder, skipVerify } : undefined;
}

async function contextTarget(name: string, environment: DockerEnvironment): Promise<EngineTarget> {
  const folder = join(dockerConfigFolder(environment), 'contexts');
  const path = join(folder, 'meta', contextId(name), 'meta.json');
  const meta = await readJsonFile(path);
  const host = asString(at(meta, 'Endpoints', 'docker', 'Host'));
  if (meta === undefined) throw new AppError('dockerContextMissing', { context: name });
  if (!host) throw new AppError('configurationInvalid', { file: path, reason: 'the context names no Docker engine' });
  const tls = await tlsOfContext(join(folder, 'tls', contextId(name), 'docker'), meta);
  const endpoint = parseEndpoint(host, tls, ['--context', name], path);
  return { context: name, address: withoutPassword(host), endpoint, environment };
}

/** The name of the context the CLI would use: DOCKER_HOST > DOCKER_CONTEXT > currentContext > `default`. */
async function currentContext(environment: DockerEnvironment): Promise<string> {
  if (variable(environment, 'DOCKER_HOST') !== undefined) return 'default';
  return variable(environment, 'DOCKER_CONTEXT') ?? (await readDockerConfig(environment)).currentContext ?? 'default';
}

/**
 * The engine that the docker CLI would talk to in these surroundings; `wanted` (our own setting) goes before all else.
 * Rejects with dockerContextMissing, or configurationInvalid for a broken file or address. Contacts nothing.
 */
export async function resolveEngine(environment: DockerEnvironment, wanted?: string): Promise<EngineTarget> {
  const name = wanted || (await currentContext(environment));
  return name === 'default' ? defaultTarget(environment) : contextTarget(name, environment);
}

async function readContext(folder: string): Promise<Omit<EngineContext, 'current'> | undefined> {
  const meta = await readJsonFile(join(folder, 'meta.json')).catch(() => undefined);
  const name = asString(at(meta, 'Name'));
  const host = asString(at(meta, 'Endpoints', 'docker', 'Host'));
  if (!name || !host) return undefined;
  return { name, address: withoutPassword(host), description: asString(at(meta, 'Metadata', 'Description')) || undefined };
}

/** Every context there is to choose from, `default` first; a context with a broken file is left out. */
export async function listEngineContexts(environment: DockerEnvironment): Promise<readonly EngineContext[]> {
  const folder = join(dockerConfigFolder(environment), 'contexts', 'meta');
  const ids = await readdir(folder).catch(() => []);
  const stored = await Promise.all(ids.map((id) => readContext(join(folder, id))));
  const current = await currentContext(environment);
  const first = { name: 'default', address: withoutPassword(defaultHost(environment)), description: undefined };
  const rest = stored.filter((item) => item !== undefined).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return [first, ...rest].map((item) => ({ ...item, current: item.name === current }));
}
