import { createHash } from 'node:crypto';
import { isAbort } from '../../base/async.ts';
import { AppError, errorText } from '../../base/errors.ts';
import type { ImageRef } from '../../core/images/imageRef.ts';
import type { RegistryLogin } from './credentialHelper.ts';
import { isDockerHub } from './registryCredentials.ts';
import { type RegistryAnswer, type RegistryRequest, sendRegistryRequest } from './registryRequest.ts';
import { answerChallenge } from './registryToken.ts';

/** How to speak to a registry. */
export interface RegistryAccess {
  readonly login: RegistryLogin | undefined;
  /** `host` or `host:port` of registries that may be spoken to without a valid certificate or without TLS. */
  readonly insecure: readonly string[];
}

/** Every form a manifest can have. Without the index types a registry answers the digest of one platform only. */
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

function hostOf(ref: ImageRef): string {
  return isDockerHub(ref.registry) ? 'registry-1.docker.io' : ref.registry;
}

function pathOf(ref: ImageRef): string {
  const repository = isDockerHub(ref.registry) && !ref.repository.includes('/') ? `library/${ref.repository}` : ref.repository;
  return `/v2/${repository}/manifests/${ref.digest ?? ref.tag ?? 'latest'}`;
}

/** True for a registry on the machine itself; engines speak plain HTTP to those too. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(host);
}

function single(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : (header ?? []).join(', ');
}

/** Sends the request over HTTPS; where that is not spoken and the registry may be insecure, over HTTP. */
async function reach(host: string, request: Omit<RegistryRequest, 'url'>, path: string, insecure: boolean, signal: AbortSignal): Promise<{ answer: RegistryAnswer; url: URL }> {
  let failure: unknown;
  for (const scheme of insecure ? ['https', 'http'] : ['https']) {
    const url = new URL(`${scheme}://${host}${path}`);
    try {
      return { answer: await sendRegistryRequest({ ...request, url, skipVerify: insecure }, signal), url };
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error;
      failure ??= error;
      if (scheme === 'http') failure = error;
    }
  }
  throw new AppError('registryUnreachable', { registry: host, reason: errorText(failure) }, { cause: failure });
}

async function askForManifest(ref: ImageRef, access: RegistryAccess, method: 'GET' | 'HEAD', signal: AbortSignal): Promise<RegistryAnswer> {
  const host = hostOf(ref);
  const path = pathOf(ref);
  const insecure = isLoopback(host) || access.insecure.includes(host);
  const first = await reach(host, { method, headers: { accept: manifestTypes } }, path, insecure, signal);
  if (first.answer.status !== 401) return first.answer;
  const header = single(first.answer.headers['www-authenticate']);
  try {
    const authorization = await answerChallenge(header, first.url, `repository:${ref.repository}:pull`, access.login, signal);
    if (authorization === undefined) return first.answer;
    const request = { method, url: first.url, headers: { accept: manifestTypes, authorization }, skipVerify: insecure };
    return await sendRegistryRequest(request, signal);
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error;
    throw new AppError('registryUnreachable', { registry: host, reason: errorText(error) }, { cause: error });
  }
}

/** The answer's digest header; some registries leave it out of HEAD, then it is computed from the manifest itself. */
async function digestOf(answer: RegistryAnswer, ref: ImageRef, access: RegistryAccess, signal: AbortSignal): Promise<string> {
  const told = single(answer.headers['docker-content-digest']);
  if (/^sha256:[0-9a-f]{64}$/.test(told)) return told;
  const whole = await askForManifest(ref, access, 'GET', signal);
  return `sha256:${createHash('sha256').update(whole.body).digest('hex')}`;
}

/**
 * Asks the registry for the digest behind a reference: of the index when the image has several platforms.
 * Undefined when it knows no such image. Rejects with registryUnauthorized, registryUnreachable, or the signal's
 * reason. A login is only ever sent to the registry itself and to the token server that it names.
 */
export async function findManifestDigest(ref: ImageRef, access: RegistryAccess, signal: AbortSignal): Promise<string | undefined> {
  const answer = await askForManifest(ref, access, 'HEAD', signal);
  if (answer.status === 404) return undefined;
  if (answer.status === 401 || answer.status === 403) {
    throw new AppError('registryUnauthorized', { registry: hostOf(ref), repository: ref.repository });
  }
  if (answer.status !== 200) {
    throw new AppError('registryUnreachable', { registry: hostOf(ref), reason: `it answered with HTTP ${answer.status}` });
  }
  return digestOf(answer, ref, access, signal);
}
