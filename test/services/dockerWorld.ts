import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { AppError, type ErrorCode } from '../../src/base/errors.ts';
import { type Log, nullLog } from '../../src/base/log.ts';
import type { BuildRequest } from '../../src/core/deploy/ports.ts';
import type { StepReporter } from '../../src/core/deploy/stepEvent.ts';
import { type ImageRef, parseImageRef } from '../../src/core/images/imageRef.ts';
import { connectEngine, type Engine } from '../../src/services/docker/engine.ts';
import { resolveEngine } from '../../src/services/docker/engineContexts.ts';
import { copyBusybox } from '../sandbox/images.ts';

const run = promisify(execFile);

/** Everything a step said, as text that can be searched. */
export interface Recording extends StepReporter {
  readonly lines: string[];
  readonly numbers: { readonly done: number; readonly total: number | undefined; readonly unit: string }[];
  /** Resolves when a line that contains `text` was said. */
  said(text: string): Promise<void>;
}

export function record(): Recording {
  const lines: string[] = [];
  const numbers: Recording['numbers'] = [];
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  return {
    lines,
    numbers,
    line(text) {
      lines.push(text);
      for (const { resolve } of waiting.filter((item) => text.includes(item.text))) resolve();
    },
    progress: (done, total, unit) => void numbers.push({ done, total, unit }),
    said: (text) => new Promise((resolve) => void waiting.push({ text, resolve })),
  };
}

/** A log that keeps all it is told, for proving that something is not in it. */
export function recordLog(): { readonly log: Log; readonly text: () => string } {
  const messages: string[] = [];
  const keep = (message: string, cause?: unknown): void => void messages.push(`${message} ${String(cause)}`);
  const log: Log = { ...nullLog, trace: keep, debug: keep, info: keep, warn: keep, error: keep, child: () => log };
  return { log, text: () => messages.join('\n') };
}

/** One engine as a test sees it: ours under test, and the docker command line for what happens "elsewhere". */
export class DockerWorld {
  readonly host: string;
  readonly engine: Engine;
  private readonly folders: string[] = [];
  private readonly tags: string[] = [];
  private readonly unique = Date.now().toString(36);

  private constructor(host: string, engine: Engine) {
    this.host = host;
    this.engine = engine;
  }

  /** Without `path` our engine finds no docker command line and builds over the API, whatever is installed here. */
  static async create(host: string, dockerConfig: string | undefined, log: Log = nullLog, path = '/nowhere'): Promise<DockerWorld> {
    const variables = { DOCKER_HOST: host, DOCKER_CONFIG: dockerConfig, HOME: process.env['HOME'], PATH: path };
    const target = await resolveEngine({ variables, home: tmpdir(), platform: process.platform });
    return new DockerWorld(host, connectEngine(target, log));
  }

  /** A reference that no other run uses; its tag is removed at the end. */
  ref(name: string, registry = ''): ImageRef {
    const text = `${registry === '' ? '' : `${registry}/`}slipway-test/${name}:${this.unique}`;
    const ref = parseImageRef(text);
    if (!ref) throw new Error(`${text} is no reference`);
    this.tags.push(text);
    return ref;
  }

  /** A build context with busybox in it, so that RUN works without any pull. */
  async context(files: Readonly<Record<string, string>>, tags: readonly ImageRef[] = []): Promise<BuildRequest> {
    const context = await mkdtemp(join(tmpdir(), 'slipway-context-'));
    this.folders.push(context);
    await copyBusybox(context, AbortSignal.timeout(60_000));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(context, name)), { recursive: true });
      await writeFile(join(context, name), text);
    }
    return { context, dockerfile: join(context, 'Dockerfile'), tags };
  }

  /** Runs the docker command line on this engine and answers its output. */
  async docker(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('docker', ['--host', this.host, ...args]);
    return stdout.trim();
  }

  async remove(): Promise<void> {
    this.engine.dispose();
    for (const tag of this.tags) await this.docker('image', 'rm', '--force', tag).catch(() => undefined);
    for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
  }
}

/** The lines with which a Dockerfile of these tests begins: a shell and nothing else. */
export const withShell = 'FROM scratch\nCOPY busybox /bin/busybox\nCOPY busybox /bin/sh\nENV PATH=/bin\n';

/** For assert.rejects: an AppError with this code whose facts match. */
export function failsWith(code: ErrorCode, ...facts: readonly RegExp[]) {
  return (error: unknown): boolean => {
    if (!(error instanceof AppError) || error.code !== code) throw error;
    const text = JSON.stringify(error.facts);
    const missing = facts.find((fact) => !fact.test(text));
    if (missing) throw new Error(`${text} does not match ${String(missing)}`);
    return true;
  };
}
