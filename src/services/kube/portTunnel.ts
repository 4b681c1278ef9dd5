import type { Socket } from 'node:net';
import { AppError, errorText } from '../../base/errors.ts';
import type { Connection } from './connection.ts';
import { clause } from './clause.ts';

/** Which port of which pod. */
export interface ForwardTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

/** What is needed of the client library's web socket. */
interface Channel {
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(): void;
  terminate(): void;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  pause(): void;
  resume(): void;
}

/** Bytes that may wait to be sent before the local side is asked to pause. */
const mostWaiting = 1 << 20;

/**
 * How long the pod may still answer, in milliseconds of silence, after the local side has ended its half: the protocol
 * has no way to pass that end on.
 */
const afterEnd = 30_000;

/**
 * Carries one local connection to the pod's port and back until one side is done. Rejects with portUnavailable where
 * the pod is gone, refuses the connection or breaks it off with an error.
 */
export async function carry(connection: Connection, target: ForwardTarget, socket: Socket, signal: AbortSignal): Promise<void> {
  socket.pause();
  const session = await connection.current(signal);
  const { WebSocketHandler } = await import('@kubernetes/client-node/dist/web-socket-handler.js');
  const { namespace, pod, port } = target;
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/portforward?ports=${port}`;
  const incoming = new Incoming(socket);
  const handler = new WebSocketHandler(session.kubeConfig);
  let channel: Channel;
  try {
    channel = await handler.connect(path, null, (stream, bytes) => incoming.take(stream, bytes));
  } catch (error) {
    throw unavailable(target, `the cluster opens no stream: ${eventText(error)}`, error);
  }
  await join(channel, socket, incoming, target, signal);
}

/** Stream 0 is data, stream 1 words about an error; the first message of each only names the port. */
class Incoming {
  error = '';
  onData: () => void = () => undefined;
  private readonly socket: Socket;
  private readonly begun = new Set<number>();

  constructor(socket: Socket) {
    this.socket = socket;
  }

  take(stream: number, bytes: Buffer): boolean {
    const rest = this.begun.has(stream) ? bytes : bytes.subarray(2);
    this.begun.add(stream);
    if (rest.length === 0) return true;
    if (stream === 1) this.error += rest.toString('utf8');
    else if (!this.socket.destroyed) this.socket.write(rest);
    this.onData();
    return true;
  }
}

function join(channel: Channel, socket: Socket, incoming: Incoming, target: ForwardTarget, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => channel.terminate();
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('data', (bytes) => {
      channel.send(Buffer.concat([dataStream, bytes]));
      if (channel.bufferedAmount > mostWaiting) pauseUntilSent(socket, channel);
    });
    socket.on('end', () => (timer = setTimeout(() => channel.close(), afterEnd)));
    socket.on('drain', () => channel.resume());
    socket.on('error', () => channel.terminate());
    socket.on('close', () => channel.close());
    incoming.onData = () => {
      timer?.refresh();
      if (socket.writableNeedDrain) channel.pause();
    };
    // An error of the stream is followed by its close.
    channel.on('error', (error) => (incoming.error ||= error.message));
    channel.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (incoming.error === '') resolve(void socket.end());
      else reject(unavailable(target, incoming.error));
    });
    if (signal.aborted) onAbort();
    else if (socket.destroyed) channel.close();
    else socket.resume();
  });
}

const dataStream = Buffer.from([0]);

function pauseUntilSent(socket: Socket, channel: Channel): void {
  socket.pause();
  const poll = setInterval(() => {
    if (channel.bufferedAmount > mostWaiting / 2 && !socket.destroyed) return;
    clearInterval(poll);
    socket.resume();
  }, 10);
}

/** The library rejects with the event of the socket rather than with its error. */
function eventText(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : errorText(thrown);
}

function unavailable(target: ForwardTarget, reason: string, cause?: unknown): AppError {
  return new AppError('portUnavailable', { port: String(target.port), pod: target.pod, reason: clause(reason) }, { cause });
}
