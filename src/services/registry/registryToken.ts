import { type AuthChallenge, parseAuthChallenges } from '../../core/images/authChallenge.ts';
import { asString, at, type JsonValue } from '../../core/json.ts';
import type { RegistryLogin } from './credentialHelper.ts';
import { type RegistryRequest, sendRegistryRequest } from './registryRequest.ts';

function basic(login: RegistryLogin & { readonly type: 'password' }): string {
  return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
}

/** An identity token is exchanged by OAuth 2 refresh; a password goes as basic authentication of a GET. */
function tokenRequest(realm: URL, service: string, scope: string, login: RegistryLogin | undefined): RegistryRequest {
  if (login?.type === 'identityToken') {
    const form = new URLSearchParams({ grant_type: 'refresh_token', service, scope, client_id: 'slipway', refresh_token: login.token });
    return { method: 'POST', url: realm, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() };
  }
  const url = new URL(realm);
  if (service !== '') url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  return { method: 'GET', url, headers: login?.type === 'password' ? { authorization: basic(login) } : {} };
}

function readToken(body: string): string | undefined {
  try {
    const json = JSON.parse(body) as JsonValue;
    return asString(at(json, 'token')) ?? asString(at(json, 'access_token'));
  } catch {
    return undefined;
  }
}

/** A login is only sent to a token server over HTTPS, or over HTTP when the registry itself speaks plain HTTP. */
function trustedRealm(challenge: AuthChallenge, registry: URL): URL | undefined {
  const realm = challenge.parameters['realm'] ?? '';
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && registry.protocol === 'http:')) ? url : undefined;
}

/** What a login server that could not be used is turned into, so that the caller can tell it from a wrong password. */
export class TokenServerError extends Error {}

async function fetchToken(challenge: AuthChallenge, registry: URL, scope: string, login: RegistryLogin | undefined, signal: AbortSignal): Promise<string | undefined> {
  const realm = trustedRealm(challenge, registry);
  if (!realm) return undefined;
  const request = tokenRequest(realm, challenge.parameters['service'] ?? '', challenge.parameters['scope'] ?? scope, login);
  const answer = await sendRegistryRequest(request, signal);
  if (answer.status >= 500) throw new TokenServerError(`its login server ${realm.host} answered with HTTP ${answer.status}`);
  return answer.status === 200 ? readToken(answer.body) : undefined;
}

/**
 * The Authorization header that answers a registry's 401, or undefined when no login will do. `scope` is asked for
 * when the challenge names none, for example `repository:team/digits:pull`.
 */
export async function answerChallenge(
  header: string,
  registry: URL,
  scope: string,
  login: RegistryLogin | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const challenges = parseAuthChallenges(header);
  const bearer = challenges.find((challenge) => challenge.scheme === 'bearer');
  if (bearer) {
    const token = login?.type === 'registryToken' ? login.token : await fetchToken(bearer, registry, scope, login, signal);
    return token === undefined ? undefined : `Bearer ${token}`;
  }
  const asksBasic = challenges.some((challenge) => challenge.scheme === 'basic');
  return asksBasic && login?.type === 'password' ? basic(login) : undefined;
}
