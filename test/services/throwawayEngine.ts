import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../../src/base/async.ts';
import { http } from '../sandbox/http.ts';
import { removeCgroups } from '../sandbox/cgroups.ts';

const cgroup = 'slipway-throwaway';

/** A Docker engine of a test's own, without network, that may be stopped in the middle of something. */
export class ThrowawayEngine {
  readonly folder: string;
  private process: ChildProcess | undefined;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<ThrowawayEngine> {
    const engine = new ThrowawayEngine(await mkdtemp(join(tmpdir(), 'slipway-engine-')));
    await engine.start();
    return engine;
  }

  get host(): string {
    return `unix://${join(this.folder, 'docker.sock')}`;
  }

  /** Starts it on its old data and resolves when it answers. */
  async start(): Promise<void> {
    const at = (name: string): string => join(this.folder, name);
    this.process = spawn(
      'unshare',
      [
        ...['--mount', '--propagation', 'slave', 'dockerd', '--host', this.host, '--data-root', at('data'), '--exec-root', at('exec')],
        ...['--pidfile', at('pid'), '--bridge', 'none', '--iptables=false', '--ip-forward=false', '--ip-masq=false'],
        ...['--cgroup-parent', `/${cgroup}`, '--shutdown-timeout', '1'],
      ],
      { stdio: 'ignore' },
    );
    const { signal } = new AbortController();
    for (let attempt = 0; attempt < 300; attempt++) {
      const answer = await http('http://engine/_ping', { socketPath: at('docker.sock') }, signal).catch(() => undefined);
      if (answer?.status === 200) return;
      await sleep(100, signal);
    }
    await this.stop();
    throw new Error('the throw-away engine did not answer within 30 s');
  }

  /** Ends it as a service manager does and resolves when it is gone. */
  async stop(): Promise<void> {
    const { process } = this;
    this.process = undefined;
    if (!process || process.exitCode !== null) return;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGTERM');
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    removeCgroups(cgroup);
    await rm(this.folder, { recursive: true, force: true });
  }
}
