import { createServer } from 'node:net';

/** `wish` when nobody has that port on loopback, otherwise 0, which means any. */
export function freePort(wish: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(0));
    server.listen(wish, '127.0.0.1', () => server.close(() => resolve(wish)));
  });
}
