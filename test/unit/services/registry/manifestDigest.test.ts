import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { AppError, type ErrorCode } from '../../../../src/base/errors.ts';
import type { RegistryLogin } from '../../../../src/services/registry/credentialHelper.ts';
import { findManifestDigest } from '../../../../src/services/registry/manifestDigest.ts';

const never = new AbortController().signal;
const watchdog = { timeout: 20_000 };
const digest = `sha256:${'ab'.repeat(32)}`;
const password: RegistryLogin = { type: 'password', username: 'me', password: 'planted-pass' };

interface Seen {
  readonly method: string | undefined;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on a free port of this machine; answers its `host:port` and what it was asked. */
async function serve(context: TestContext, answer: (seen: Seen, response: ServerResponse, host: string) => void): Promise<{ host: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const one = { method: request.method, url: new URL(request.url ?? '/', 'http://x'), headers: request.headers, body };
      seen.push(one);
      answer(one, response, host);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host, seen };
}

/** A registry with a token server at /token, which takes the password or the identity token and hands out "short". */
function guarded(seen: Seen, response: ServerResponse, host: string): void {
  if (seen.url.pathname === '/token') {
    const basic = `Basic ${Buffer.from('me:planted-pass').toString('base64')}`;
    const allowed = seen.headers.authorization === basic || seen.body.includes('refresh_token=identity');
    response.writeHead(allowed ? 200 : 401).end(JSON.stringify({ token: allowed ? 'short' : undefined }));
  } else if (seen.headers.authorization === 'Bearer short') {
    response.writeHead(200, { 'docker-content-digest': digest }).end();
  } else {
    response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${host}/token",service="the registry"` }).end();
  }
}

function ask(host: string, login?: RegistryLogin): Promise<string | undefined> {
  return findManifestDigest({ registry: host, repository: 'team/digits', tag: 'g1' }, { login, insecure: [] }, never);
}

async function codeOf(work: Promise<unknown>): Promise<ErrorCode> {
  const failure = await work.then(() => undefined, (error: unknown) => error);
  assert.ok(failure instanceof AppError, String(failure));
  assert.ok(!JSON.stringify([failure.facts, failure.detail, failure.message]).includes('planted-pass'));
  return failure.code;
}

test('a password is exchanged for a short token with the scope of the repository', watchdog, async (context) => {
  const { host, seen } = await serve(context, guarded);
  assert.equal(await ask(host, password), digest);
  const token = seen.find((one) => one.url.pathname === '/token');
  assert.deepEqual(Object.fromEntries(token?.url.searchParams ?? []), { service: 'the registry', scope: 'repository:team/digits:pull' });
  assert.ok(seen.filter((one) => one.url.pathname !== '/token').every((one) => !(one.headers.authorization ?? '').startsWith('Basic')), 'the password went to the registry');
  assert.match(seen[0]?.headers.accept ?? '', /oci\.image\.index.*manifest\.list.*oci\.image\.manifest.*manifest\.v2/);
});

test('an identity token is exchanged by refresh', watchdog, async (context) => {
  const { host, seen } = await serve(context, guarded);
  assert.equal(await ask(host, { type: 'identityToken', token: 'identity' }), digest);
  assert.equal(seen.find((one) => one.url.pathname === '/token')?.method, 'POST');
});

test('a registry token is sent as it is', watchdog, async (context) => {
  const { host, seen } = await serve(context, guarded);
  assert.equal(await ask(host, { type: 'registryToken', token: 'short' }), digest);
  assert.equal(seen.some((one) => one.url.pathname === '/token'), false);
});

test('no login and a wrong one are refused', watchdog, async (context) => {
  const { host } = await serve(context, guarded);
  assert.equal(await codeOf(ask(host)), 'registryUnauthorized');
  assert.equal(await codeOf(ask(host, { type: 'password', username: 'me', password: 'planted-pass-wrong' })), 'registryUnauthorized');
});

test('a registry without the digest header is asked for the manifest itself', watchdog, async (context) => {
  const manifest = '{"schemaVersion":2}';
  const { host } = await serve(context, (seen, response) => response.writeHead(200).end(seen.method === 'GET' ? manifest : ''));
  assert.equal(await ask(host), `sha256:${createHash('sha256').update(manifest).digest('hex')}`);
});

for (const [status, code] of [[403, 'registryUnauthorized'], [500, 'registryUnreachable'], [301, 'registryUnreachable']] as const) {
  test(`HTTP ${status} is ${code}`, watchdog, async (context) => {
    const { host } = await serve(context, (_, response) => response.writeHead(status).end());
    assert.equal(await codeOf(ask(host)), code);
  });
}

test('a broken token server is not taken for a wrong password', watchdog, async (context) => {
  const { host } = await serve(context, (seen, response, own) => {
    if (seen.url.pathname === '/token') response.writeHead(503).end();
    else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${own}/token"` }).end();
  });
  assert.equal(await codeOf(ask(host, password)), 'registryUnreachable');
});

test('plain HTTP is only spoken to this machine and to registries that the engine treats as insecure', watchdog, async (context) => {
  const { host, seen } = await serve(context, (_, response) => response.writeHead(200, { 'docker-content-digest': digest }).end());
  const named = host.replace('127.0.0.1', 'localhost.localdomain');
  const ref = { registry: named, repository: 'a/b', tag: 'x' };
  assert.equal(await codeOf(findManifestDigest(ref, { login: undefined, insecure: [] }, never)), 'registryUnreachable');
  assert.equal(seen.length, 0);
});

test('an abort is thrown as it is', watchdog, async (context) => {
  const controller = new AbortController();
  const { host } = await serve(context, () => controller.abort());
  await assert.rejects(findManifestDigest({ registry: host, repository: 'a/b' }, { login: undefined, insecure: [] }, controller.signal), { name: 'AbortError' });
});
