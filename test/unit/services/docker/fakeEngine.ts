import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Log } from '../../../../src/base/log.ts';
import { nullLog } from '../../../../src/base/log.ts';
import { connectEngine, type Engine } from '../../../../src/services/docker/engine.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

/** Answers one request, after its body has been read. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Sends a JSON value. */
export function json(value: unknown, status = 200): Answer {
  return (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Sends lines of a progress stream, with HTTP 200 whatever they say. */
export function lines(...messages: readonly (object | string)[]): Answer {
  return (response) => {
    response.writeHead(200);
    response.end(messages.map((message) => `${typeof message === 'string' ? message : JSON.stringify(message)}\n`).join(''));
  };
}

/** Sends lines and then cuts the connection, as an engine that crashes does. */
export function linesThenCut(...messages: readonly object[]): Answer {
  return (response) => {
    response.writeHead(200);
    response.write(messages.map((message) => `${JSON.stringify(message)}\n`).join(''), () => setImmediate(() => response.socket?.destroy()));
  };
}

/**
 * An engine that says exactly what a test wants, for what no real one can be made to say on demand. Routes are
 * `METHOD /path` without the version in front; what is not there answers 404.
 */
export async function fakeEngine(context: TestContext, routes: Record<string, Answer>, log: Log = nullLog): Promise<Engine> {
  const folder = await temporaryFolder(context);
  const known: Record<string, Answer> = { 'GET /version': json({ ApiVersion: '1.41' }), 'GET /_ping': (response) => response.end('OK'), 'GET /info': json({}), ...routes };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/v[\d.]+/, '').split('?')[0] ?? '';
    const answer = known[`${request.method} ${path}`] ?? json({ message: `no such thing: ${path}` }, 404);
    request.resume().on('end', () => answer(response, request));
  });
  const socket = join(folder, 'engine.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const environment = { variables: { DOCKER_CONFIG: folder, PATH: process.env['PATH'] }, home: folder, platform: 'linux' };
  const engine = connectEngine({ context: 'default', address: `unix://${socket}`, endpoint: { type: 'socket', path: socket }, environment }, log);
  context.after(() => {
    engine.dispose();
    server.closeAllConnections();
    server.close();
  });
  return engine;
}
