import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { abortReason } from '../../base/async.ts';
import { AppError, errorText } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { ClusterLogin } from './kubeconfigEntry.ts';
import type { PluginCredentials } from './pluginCredentials.ts';
import type { PluginCredential, PluginRun } from './runPlugin.ts';
import { clause } from './clause.ts';
import { openSession, type Session } from './session.ts';
import type { Timings } from './timings.ts';

/** A request of the Kubernetes API. `path` starts with `/` and is below the server's URL. */
export interface ApiRequest {
  readonly method?: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: { readonly type: string; readonly text: string };
  /** Waits without limit for the first byte of the answer. */
  readonly patient?: boolean;
}

export interface ConnectionOptions {
  readonly login: ClusterLogin;
  readonly plugins: PluginCredentials;
  readonly run: PluginRun;
  readonly timings: Timings;
}

interface Opened {
  readonly credential: PluginCredential | undefined;
  readonly session: Promise<Session>;
}

/** Requests that run go on to their end; the sockets close behind them. A session that failed to open has none. */
function retire(opened: Opened): void {
  opened.session.then(
    (session) => session.dispose(),
    () => undefined,
  );
}

/**
 * The way to one API server: sockets that stay open between requests, and the login, renewed once when it is refused.
 * Every answer is handed over whatever its status, except 401. Rejects with clusterUnreachable, clusterUnauthorized,
 * credentialPluginFailed, kubeconfigInvalid, or the reason of the aborted signal.
 */
export class Connection implements Disposable {
  private readonly options: ConnectionOptions;
  private opened: Opened | undefined;
  private readonly open = new Set<ClientRequest>();
  private disposed = false;

  constructor(options: ConnectionOptions) {
    this.options = options;
  }

  get timings(): Timings {
    return this.options.timings;
  }

  get contextName(): string {
    return this.options.login.context.name;
  }

  /** Sends and waits for the head of the answer. The caller reads or destroys its body. */
  async send(request: ApiRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const first = await this.current(signal);
    const answer = await this.exchange(request, first, signal);
    if (answer.statusCode !== 401) return answer;
    answer.resume();
    this.refuse(first);
    const again = await this.exchange(request, await this.current(signal), signal);
    if (again.statusCode !== 401) return again;
    again.destroy();
    throw new AppError('clusterUnauthorized', { context: this.contextName });
  }

  /** The session in use, opened if there is none; login programs run here, and nowhere before. */
  async current(signal: AbortSignal): Promise<Session> {
    signal.throwIfAborted();
    const { login, plugins, run } = this.options;
    const credential = login.user.plugin && (await plugins.get(login.user.plugin, run, signal));
    if (this.opened !== undefined && this.opened.credential === credential) return this.opened.session;
    if (this.opened) retire(this.opened);
    const opened = { credential, session: openSession(login, credential) };
    this.opened = opened;
    return opened.session.catch((error: unknown) => {
      this.forget(opened);
      throw error;
    });
  }

  dispose(): void {
    this.disposed = true;
    for (const request of this.open) request.destroy();
    if (this.opened) retire(this.opened);
  }

  /** After a 401: the next request logs in anew, unless somebody else has done so already. */
  private refuse(session: Session): void {
    const { login, plugins, run } = this.options;
    if (login.user.plugin && session.credential) plugins.drop(login.user.plugin, run, session.credential);
    const { opened } = this;
    if (opened === undefined || opened.credential !== session.credential) return;
    retire(opened);
    this.forget(opened);
  }

  private forget(opened: Opened): void {
    if (this.opened === opened) this.opened = undefined;
  }

  private async exchange(request: ApiRequest, session: Session, signal: AbortSignal): Promise<IncomingMessage> {
    const headers = await session.headers();
    signal.throwIfAborted();
    if (this.disposed) throw this.unreachable(new Error('the connection was closed'));
    const url = new URL(this.options.login.cluster.server + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
    const send = url.protocol === 'http:' ? requestHttp : requestHttps;
    const outgoing = send(url, {
      method: request.method ?? 'GET',
      agent: session.agent,
      headers: {
        accept: 'application/json',
        'user-agent': 'slipway',
        ...(request.body && { 'content-type': request.body.type, 'content-length': Buffer.byteLength(request.body.text) }),
        ...writable(headers),
      },
    });
    return await this.answer(outgoing, request, signal);
  }

  /** Keeps watch over one exchange from its start until the last byte of the answer. */
  private answer(outgoing: ClientRequest, request: ApiRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const { connect, answer } = this.options.timings;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => void outgoing.destroy(abortReason(signal));
      const patience = setTimer(request.patient === true ? 0 : answer, () => outgoing.destroy(new Error(`no answer within ${answer / 1000} s`)));
      const handshake = setTimer(connect, () => outgoing.destroy(new Error(`no connection within ${connect / 1000} s`)));
      this.open.add(outgoing);
      signal.addEventListener('abort', onAbort, { once: true });
      outgoing.on('socket', (socket: Socket) => whenConnected(socket, () => clearTimeout(handshake)));
      outgoing.on('response', (response) => {
        clearTimeout(handshake);
        clearTimeout(patience);
        resolve(response);
      });
      outgoing.on('error', (error) => reject(signal.aborted ? abortReason(signal) : this.unreachable(error)));
      outgoing.on('close', () => {
        clearTimeout(handshake);
        clearTimeout(patience);
        this.open.delete(outgoing);
        signal.removeEventListener('abort', onAbort);
      });
      outgoing.end(request.body?.text);
    });
  }

  /** What it means that the exchange broke off, also while a body was being read. */
  unreachable(error: unknown): AppError {
    const { context, cluster } = this.options.login;
    return new AppError('clusterUnreachable', { context: context.name, server: cluster.server, reason: clause(brokenOff(error) ? 'the connection broke off' : errorText(error)) }, { cause: error });
  }
}

/** Node's own words for an answer that ends too early are `aborted`, as if somebody had wanted it. */
function brokenOff(error: unknown): boolean {
  return error instanceof Error && error.message === 'aborted';
}

function whenConnected(socket: Socket, then: () => void): void {
  if (!socket.connecting) then();
  else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', then);
}

/** A timer that never fires for 0. */
function setTimer(milliseconds: number, then: () => void): NodeJS.Timeout | undefined {
  return milliseconds === 0 ? undefined : setTimeout(then, milliseconds);
}

function writable(headers: Readonly<Record<string, string | readonly string[]>>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]));
}
