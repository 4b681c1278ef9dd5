// yaml-language-server as an editor drives it, with our schemas.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Inputs } from './inputs.ts';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
}

/** How long the server may take for its first answer before it counts as having checked nothing, in milliseconds. */
const patience = 120_000;

/** The section `yaml`, which is the first that the server asks for. */
const settings = { validate: true, hover: false, completion: false, schemas: { kubernetes: '*.yaml' }, kubernetesVersion: '1.36.0', schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } };

/** From nothing started to the first findings of an opened text, in milliseconds. Rejects without findings. */
export async function firstValidation(program: string, { manifest, schemas }: Inputs, environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const text = await readFile(manifest, 'utf8');
  const start = performance.now();
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: 'pipe', env: { ...process.env, ...environment } });
  const server = new Connection(child, async (method, params) => {
    if (method === 'vscode/content') return readFile(join(schemas, basename(String((params as readonly unknown[])[0]))), 'utf8');
    return method === 'workspace/configuration' ? [settings, null, null, null] : null;
  });
  try {
    await server.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    server.notify('initialized', {});
    server.notify('yaml/registerContentRequest', {});
    server.notify('workspace/didChangeConfiguration', { settings: { yaml: settings } });
    server.notify('textDocument/didOpen', { textDocument: { uri: 'file:///workspace/manifest.yaml', languageId: 'yaml', version: 1, text } });
    await server.findings(patience);
    const took = performance.now() - start;
    // By itself, so that Node keeps what it compiled where the environment asks for that.
    const ended = once(child, 'exit');
    server.notify('exit', null);
    await ended;
    return took;
  } finally {
    child.kill();
  }
}

/** The protocol between an editor and a language server over a child's pipes. */
class Connection {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly answer: (method: string, params: unknown) => Promise<unknown>;
  private readonly answers = new Map<number, () => void>();
  private found: (() => void) | undefined;
  private waiting = Buffer.alloc(0);
  private lastId = 0;

  constructor(child: ChildProcessWithoutNullStreams, answer: (method: string, params: unknown) => Promise<unknown>) {
    this.child = child;
    this.answer = answer;
    child.stdout.on('data', (chunk: Buffer) => this.read(chunk));
  }

  request(method: string, params: unknown): Promise<void> {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.write({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.write({ method, params });
  }

  /** Resolves with the first findings that are not none. */
  findings(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('yaml-language-server found nothing')), milliseconds);
      this.found = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private write(message: Message | { readonly id: number | string; readonly result: unknown }): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private read(chunk: Buffer): void {
    this.waiting = Buffer.concat([this.waiting, chunk]);
    for (;;) {
      const head = this.waiting.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.waiting.toString('latin1', 0, Math.max(0, head)))?.[1]);
      if (head < 0 || this.waiting.length < head + 4 + length) return;
      const body = this.waiting.toString('utf8', head + 4, head + 4 + length);
      this.waiting = this.waiting.subarray(head + 4 + length);
      void this.take(JSON.parse(body) as Message);
    }
  }

  private async take({ id, method, params }: Message): Promise<void> {
    if (method === undefined) this.answers.get(Number(id))?.();
    else if (method === 'textDocument/publishDiagnostics') {
      if ((params as { diagnostics: readonly unknown[] }).diagnostics.length > 0) this.found?.();
    } else if (id !== undefined) this.write({ id, result: await this.answer(method, params) });
  }
}
