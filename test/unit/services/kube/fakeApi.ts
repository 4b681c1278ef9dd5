import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { ClusterLogin, UserEntry } from '../../../../src/services/kube/kubeconfigEntry.ts';
import { nobody } from '../../../../src/services/kube/mergeKubeconfig.ts';

/** What the fake server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** The how manieth request of this path it is, from 1. */
  readonly turn: number;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

/** An API server that answers what the test says, over plain HTTP on a free port. */
export class FakeApi {
  readonly asked: Asked[] = [];
  readonly sockets = new Set<Socket>();
  /** What it was asked to tunnel to; it answers itself whatever that is. */
  readonly tunnels: (string | undefined)[] = [];
  connections = 0;
  private readonly server = createServer((request, response) => this.take(request, response));
  private readonly answer: Answer;

  private constructor(answer: Answer) {
    this.answer = answer;
    this.server.on('connect', (request, socket) => {
      this.tunnels.push(request.url);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      this.server.emit('connection', socket);
    });
    // A test that fails must not keep the whole run waiting for its server.
    this.server.unref();
    this.server.on('connection', (socket) => {
      socket.unref();
      this.connections++;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    });
  }

  static async start(answer: Answer): Promise<FakeApi> {
    const api = new FakeApi(answer);
    await new Promise<void>((resolve) => api.server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  /** Resolves when the other side has closed every connection, which it hears of a little later than it is told. */
  async closedByOthers(): Promise<void> {
    for (let waited = 0; this.sockets.size > 0 && waited < 10_000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.sockets.size > 0) throw new Error(`${this.sockets.size} connections are still open`);
  }

  get url(): string {
    const address = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  login(user: Partial<UserEntry> = {}): ClusterLogin {
    const cluster = { name: 'fake', server: this.url, caFile: undefined, caData: undefined, skipTlsVerify: false, tlsServerName: undefined, proxyUrl: undefined };
    const context = {
      name: 'fake',
      server: this.url,
      namespace: 'default',
      user: 'someone',
      login: 'none' as const,
      loginCommand: undefined,
      file: '/nowhere/config',
      current: true,
      problem: undefined,
    };
    return { context, cluster, user: { ...nobody, name: 'someone', ...user } };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://fake');
    const key = `${url.pathname}${url.searchParams.has('watch') ? '?watch' : ''}`;
    const before = this.asked.filter((asked) => `${asked.path}${asked.query.has('watch') ? '?watch' : ''}` === key).length;
    const asked = { method: request.method ?? '', path: url.pathname, query: url.searchParams, authorization: request.headers.authorization, turn: before + 1 };
    this.asked.push(asked);
    this.answer(asked, response);
  }
}

/** Answers JSON with a status. */
export function reply(response: ServerResponse, value: JsonObject, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Answers a Status object. */
export function refuse(response: ServerResponse, code: number, message: string, more: JsonObject = {}): void {
  reply(response, { kind: 'Status', status: 'Failure', code, message, ...more }, code);
}

/** Writes watch events and leaves the answer open. */
export function emit(response: ServerResponse, ...events: readonly JsonObject[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/json' });
  for (const event of events) response.write(`${JSON.stringify(event)}\n`);
}

/** A ConfigMap as a server stores it. */
export function stored(name: string, resourceVersion: string): JsonObject {
  return { metadata: { name, namespace: 'default', uid: `uid-${name}`, resourceVersion, managedFields: [{ manager: 'x' }] } };
}

export function list(resourceVersion: string, items: readonly JsonObject[], token?: string): JsonObject {
  return { kind: 'ConfigMapList', apiVersion: 'v1', metadata: { resourceVersion, ...(token !== undefined && { continue: token }) }, items };
}
