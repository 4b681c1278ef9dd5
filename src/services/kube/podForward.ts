import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { AppError, errorText } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Connection } from './connection.ts';
import { clause } from './clause.ts';
import { carry, type ForwardTarget } from './portTunnel.ts';

/**
 * Listens on a free port of 127.0.0.1 and carries every connection to the pod, each over a stream of its own, until
 * the signal aborts. A connection that cannot be carried is closed, with the reason in the log.
 */
export async function podForward(connection: Connection, target: ForwardTarget, log: Log, signal: AbortSignal): Promise<{ readonly localPort: number }> {
  signal.throwIfAborted();
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    carry(connection, target, socket, signal).catch((error: unknown) => {
      if (!signal.aborted) log.warn(`port ${target.port} of ${target.pod}: ${errorText(error)}`);
      socket.destroy();
    });
  });
  const localPort = await listen(server, target);
  const stop = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return { localPort };
}

function listen(server: Server, target: ForwardTarget): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const facts = { port: String(target.port), pod: target.pod, reason: clause(`no local port is free: ${error.message}`) };
      reject(new AppError('portUnavailable', facts, { cause: error }));
    });
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
}
