import { isAbort } from '../../base/async.ts';
import { assertNever, toAppError } from '../../base/errors.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { findBaseImages } from '../../core/images/baseImages.ts';
import type { RegistryLogin } from '../registry/credentialHelper.ts';
import { credentialKey, findRegistryLogin, isDockerHub, registriesWithLogin } from '../registry/registryCredentials.ts';
import type { DockerEnvironment } from './dockerEnvironment.ts';

/** A login in the engine's own words, as its X-Registry-Auth header takes it. */
function toEngineAuth(login: RegistryLogin | undefined, registry: string): object {
  const serveraddress = credentialKey(registry);
  if (!login) return {};
  switch (login.type) {
    case 'password':
      return { username: login.username, password: login.password, serveraddress };
    case 'identityToken':
      return { identitytoken: login.token, serveraddress };
    case 'registryToken':
      return { registrytoken: login.token, serveraddress };
    default:
      return assertNever(login);
  }
}

/** The engine decodes its headers as base64 with `-` and `_`, and wants the padding. */
function encodeHeader(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** X-Registry-Auth for one registry; without a login it is an empty object, because older engines refuse a missing one. */
export function registryAuthHeader(login: RegistryLogin | undefined, registry: string): string {
  return encodeHeader(toEngineAuth(login, registry));
}

/**
 * X-Registry-Config: the logins for the registries that a Dockerfile pulls from. A login that cannot be had is told to
 * `problem` and left out, because the image may be public.
 */
export async function baseImageLogins(
  environment: DockerEnvironment,
  dockerfile: string,
  buildArgs: Readonly<Record<string, string>>,
  problem: (text: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const base = findBaseImages(dockerfile, buildArgs);
  const needed = base.references.map((ref) => (isDockerHub(ref.registry) ? '' : ref.registry));
  const registries = new Set(base.complete ? needed : [...needed, ...(await registriesWithLogin(environment))]);
  const logins: Record<string, object> = {};
  for (const registry of registries) {
    try {
      const login = await findRegistryLogin(registry, environment, signal);
      if (login) logins[credentialKey(registry)] = toEngineAuth(login, registry);
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error;
      problem(errorMessage(toAppError(error)));
    }
  }
  return encodeHeader(logins);
}

/** Takes the secret parts of a login out of a text that somebody else wrote. */
export function withoutSecrets(text: string, login: RegistryLogin | undefined): string {
  if (!login) return text;
  const secret = login.type === 'password' ? login.password : login.token;
  const user = login.type === 'password' ? login.username : '';
  const forms = [secret, encodeURIComponent(secret), Buffer.from(`${user}:${secret}`).toString('base64'), Buffer.from(secret).toString('base64')];
  return forms.filter((form) => form.length > 3).reduce((safe, form) => safe.replaceAll(form, '***'), text);
}
