import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { Duplex } from 'node:stream';
import type { DockerEnvironment } from './dockerEnvironment.ts';

/** The most that is kept of what the CLI says on its standard error. */
const mostComplaint = 2_000;

/**
 * The two pipes of a process as one connection. It knows the few socket methods that node:http calls, which mean
 * nothing for a pipe.
 */
class ProcessConnection extends Duplex {
  private readonly child: ChildProcessWithoutNullStreams;
  private complaint = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    super();
    this.child = child;
    child.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.complaint = (this.complaint + chunk.toString('utf8')).slice(-mostComplaint);
    });
    child.stdin.on('error', (error) => this.destroy(error));
    child.on('error', (error) => this.destroy(explain(error)));
    child.on('close', (code) => this.finish(code));
  }

  override _read(): void {
    this.child.stdout.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.child.stdin.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.child.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // The CLI takes a signal as a wish and waits for the end of its input; both together end it.
    this.child.stdin.destroy();
    this.child.stdout.destroy();
    this.child.stderr.destroy();
    this.child.kill();
    done(error);
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  private finish(code: number | null): void {
    const said = this.complaint.trim().split('\n').at(-1);
    if (code !== 0 && said) this.destroy(new Error(said));
    else this.push(null);
  }
}

/**
 * An agent whose connections are runs of `docker <arguments> system dial-stdio`: the docker CLI then does what it does
 * for itself, with the user's ssh configuration, jump hosts and keys.
 */
export class DialStdioAgent extends Agent {
  private readonly chosen: readonly string[];
  private readonly environment: DockerEnvironment;

  constructor(chosen: readonly string[], environment: DockerEnvironment) {
    super({ keepAlive: true, maxFreeSockets: 2 });
    this.chosen = chosen;
    this.environment = environment;
  }

  override createConnection(): Duplex {
    const child = spawn('docker', [...this.chosen, 'system', 'dial-stdio'], {
      env: { ...this.environment.variables },
      stdio: 'pipe',
      windowsHide: true,
    });
    return new ProcessConnection(child);
  }
}

/** A missing program is told from one that failed. */
function explain(error: Error): Error {
  const missing = 'code' in error && error.code === 'ENOENT';
  return missing ? new Error('the docker command line, which reaches engines over ssh, is not installed') : error;
}
