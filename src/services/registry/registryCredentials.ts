import { AppError } from '../../base/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { asObject, asString } from '../../core/json.ts';
import { type DockerConfig, readDockerConfig } from '../docker/dockerConfig.ts';
import type { DockerEnvironment } from '../docker/dockerEnvironment.ts';
import { askCredentialHelper, type RegistryLogin } from './credentialHelper.ts';

/** The name under which config.json and helpers keep the login of Docker Hub. */
const hubKey = 'https://index.docker.io/v1/';

/** True for the ways Docker Hub is written in a reference, '' among them. */
export function isDockerHub(registry: string): boolean {
  return ['', 'docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(registry);
}

/** The key of a registry in config.json. */
export function credentialKey(registry: string): string {
  return isDockerHub(registry) ? hubKey : registry;
}

/** `https://host/v1/` and `host` name the same registry in config.json. */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}

/** `auth` is `user:password` in base64. Docker pads some of them with NUL bytes. */
function readAuth(entry: JsonObject, key: string): RegistryLogin | undefined {
  const identity = asString(entry['identitytoken']);
  if (identity) return { type: 'identityToken', token: identity };
  const token = asString(entry['registrytoken']);
  if (token) return { type: 'registryToken', token };
  const auth = asString(entry['auth']);
  if (!auth) {
    const username = asString(entry['username']);
    const password = asString(entry['password']);
    return username && password !== undefined ? { type: 'password', username, password } : undefined;
  }
  const decoded = Buffer.from(auth, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) throw new AppError('configurationInvalid', { file: 'config.json', reason: `the login stored for ${key} cannot be read` });
  return { type: 'password', username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/\0+$/, '') };
}

function storedLogin(config: DockerConfig, key: string): RegistryLogin | undefined {
  const exact = config.auths[key];
  if (exact !== undefined) return readAuth(asObject(exact), key);
  const similar = Object.keys(config.auths).find((name) => hostOf(name) === hostOf(key));
  return similar === undefined ? undefined : readAuth(asObject(config.auths[similar]), similar);
}

/**
 * The user's login for a registry, looked up the way the docker CLI does: the registry's own helper, then the common
 * store, then what config.json holds itself. Read anew each time, because such logins may last only hours.
 */
export async function findRegistryLogin(registry: string, environment: DockerEnvironment, signal: AbortSignal): Promise<RegistryLogin | undefined> {
  const config = await readDockerConfig(environment);
  const key = credentialKey(registry);
  const helper = config.credHelpers[key] ?? config.credHelpers[hostOf(key)] ?? config.credsStore;
  const login = helper === undefined ? undefined : await askCredentialHelper(helper, key, environment, signal);
  return login ?? storedLogin(config, key);
}

/** Every registry that config.json names, for the case that nobody knows which of them will be needed. */
export async function registriesWithLogin(environment: DockerEnvironment): Promise<readonly string[]> {
  const config = await readDockerConfig(environment);
  return [...new Set([...Object.keys(config.auths), ...Object.keys(config.credHelpers)].map(hostOf))];
}
