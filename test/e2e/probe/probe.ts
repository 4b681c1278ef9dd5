// The test probe: answers the questions of questions.ts over loopback to whoever knows its token.
import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { questions } from './questions.ts';

/** What the probe writes down for the test to find it. A reloaded window is a new process with a new probe. */
export interface ProbeAddress {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
  /** The folder with the logs of this extension host and of its extensions' output channels. */
  readonly logs: string;
}

/** One question as it comes over the wire. */
export interface AskedQuestion {
  readonly name: string;
  readonly args: readonly unknown[];
}

async function bodyOf(request: IncomingMessage): Promise<AskedQuestion> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as AskedQuestion;
}

async function answer(asked: AskedQuestion): Promise<unknown> {
  const known = questions as Readonly<Record<string, (...args: never[]) => unknown>>;
  const question = known[asked.name];
  if (!question) throw new Error(`unknown question ${asked.name}`);
  return question(...(asked.args as never[]));
}

export function activate(context: ExtensionContext): void {
  const folder = process.env['SLIPWAY_PROBE_FOLDER'];
  if (!folder) return;
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    const reply = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
    };
    if (request.headers.authorization !== token) return reply(403, 'wrong token');
    bodyOf(request).then(answer).then(
      (value) => reply(200, value),
      (error: unknown) => reply(500, error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') return;
    const found: ProbeAddress = { pid: process.pid, port: address.port, token, logs: dirname(context.logUri.fsPath) };
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${process.pid}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(found));
    renameSync(`${file}.new`, file);
  });
  context.subscriptions.push({ dispose: () => server.close() });
}
