import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { sleep } from '../../src/base/async.ts';
import { removeCgroups } from '../sandbox/cgroups.ts';
import { run } from '../sandbox/command.ts';
import { cacheDirectory, cgroupName } from '../sandbox/directories.ts';

const { signal } = new AbortController();

/** What a machine of one's own is made of: programs that are hidden, and what of the cache it has. */
export interface OwnMachineOptions {
  readonly hidden?: readonly string[];
  /** Names in the cache of built programs and images that it has; all by default. */
  readonly cached?: (name: string) => boolean;
}

/** A program that runs in the machine. */
export interface RunningProgram {
  /** Both outputs so far. */
  readonly output: () => string;
  /** Resolves when the output has a line like that; rejects when the program ends before. */
  says(line: RegExp): Promise<void>;
  /** Ctrl-C: the signal goes to the program and to everything that it has started in its terminal. */
  interrupt(): Promise<void>;
  readonly ended: Promise<number>;
}

/**
 * A machine inside this one: processes, network and mounts of its own, so that a second sandbox in it disturbs nobody,
 * and ends with all that is left of it. It has no network beyond itself. The checkout is the same, except that what is
 * built goes nowhere.
 */
export class OwnMachine implements AsyncDisposable {
  readonly folder: string;
  private readonly holder: ChildProcess;
  private init = '';

  private constructor(folder: string, holder: ChildProcess) {
    this.folder = folder;
    this.holder = holder;
  }

  static async create({ hidden = [], cached = () => true }: OwnMachineOptions = {}): Promise<OwnMachine> {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-own-'));
    for (const name of ['state', 'cgroups', 'written', 'tmp', 'cache/sandbox']) mkdirSync(join(folder, name), { recursive: true });
    for (const name of readdirSync(cacheDirectory).filter(cached)) symlinkSync(join(cacheDirectory, name), join(folder, 'cache/sandbox', name));
    symlinkSync(join(dirname(cacheDirectory), 'editor'), join(folder, 'cache/editor'));
    writeFileSync(join(folder, 'init.sh'), initScript(folder, hidden));
    const flags = ['--mount', '--net', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'];
    const holder = spawn('unshare', [...flags, 'sh', join(folder, 'init.sh')], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    const machine = new OwnMachine(folder, holder);
    await new Promise<void>((resolve, reject) => {
      holder.stdout?.once('data', () => resolve());
      holder.once('close', (code) => reject(new Error(`a machine of its own could not be made: unshare ended with ${code}`)));
    });
    machine.init = (await run('ps', ['-o', 'pid=', '--ppid', String(holder.pid)], { signal })).trim();
    return machine;
  }

  /** Runs a program to its end and answers what it wrote to its standard output. */
  ask(program: string, ...args: string[]): Promise<string> {
    return run('nsenter', [...this.entering(), program, ...args], { signal });
  }

  /** Starts a program of the checkout on our Node, as in a terminal of its own; without root as the user `nobody`. */
  start(words: readonly string[], options: { readonly root?: boolean } = {}): RunningProgram {
    const user = options.root === false ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : [];
    const script = `echo "$$" > "$0"; cd ${inProject()}; exec "$@"`;
    const pidFile = join(this.folder, 'terminal.pid');
    const env = { ...process.env, TMPDIR: join(this.folder, 'tmp'), SLIPWAY_SANDBOX_STATE: join(this.folder, 'state'), SLIPWAY_SANDBOX_CACHE: join(this.folder, 'cache/sandbox'), DOCKER_HOST: '' };
    const child = spawn('nsenter', [...this.entering(), 'setsid', '--wait', 'sh', '-c', script, pidFile, ...user, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
    const says = async (line: RegExp): Promise<void> => {
      for (let waited = 0; !line.test(text); waited += 20) {
        if (child.exitCode !== null || waited > 120_000) throw new Error(`the program ${child.exitCode === null ? 'does' : 'did'} not say ${line.source}:\n${text}`);
        await sleep(20, signal);
      }
    };
    const interrupt = async (): Promise<void> => {
      await this.ask('kill', '-INT', '--', `-${readFileSync(pidFile, 'utf8').trim()}`);
    };
    return { output: () => text, says, interrupt, ended };
  }

  /** What runs, is mounted, or is set up in the network beyond what the machine began with: empty after a clean end. */
  async leftovers(): Promise<readonly string[]> {
    const lines = async (what: string, wanted: RegExp, ...command: [string, ...string[]]): Promise<readonly string[]> =>
      (await this.ask(...command)).split('\n').filter((line) => wanted.test(line)).map((line) => `${what}: ${line.trim()}`);
    return (await Promise.all([
      lines('process', /^ *\d+ (?!sh \S*init\.sh|sleep 0\.2|ps |nsenter |cat |ls |find |iptables-save|\[)/, 'ps', '-e', '-o', 'pid=,args='),
      lines('interface', /^(?!lo$)./, 'ls', '/sys/class/net'),
      lines('mount', new RegExp(`${this.folder}/(?:state|tmp)| nsfs `), 'cat', '/proc/1/mountinfo'),
      lines('firewall rule', /^-A|^:(?:DOCKER|CNI|KUBE)/, 'iptables-save'),
      lines('control group', new RegExp(`/(?:${this.cgroup('node')}|${this.cgroup('engine')})$`), 'find', '/sys/fs/cgroup', '-maxdepth', '2', '-name', 'slipway-*'),
      // Node's own cache of compiled modules is meant to stay.
      lines('temporary file', /^(?!node-compile-cache$)./, 'ls', join(this.folder, 'tmp')),
    ])).flat();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.holder.kill('SIGKILL');
    if (this.holder.exitCode === null) await new Promise((resolve) => this.holder.once('close', resolve));
    for (const purpose of ['node', 'engine']) removeCgroups(this.cgroup(purpose));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  private cgroup(purpose: string): string {
    return cgroupName(purpose, join(this.folder, 'state'));
  }

  private entering(): string[] {
    return ['--target', this.init, '--mount', '--net', '--pid', '--ipc'];
  }
}

/** The first process: sets the machine up, says so, and collects the processes that lose their parents. */
function initScript(folder: string, hidden: readonly string[]): string {
  return [
    'set -e',
    'ip link set lo up',
    // A new /sys shows the new network; the control groups are those of the machine around.
    `mount --rbind /sys/fs/cgroup ${folder}/cgroups`, 'mount -t sysfs sysfs /sys', `mount --rbind ${folder}/cgroups /sys/fs/cgroup`,
    // What is written into the checkout stays in the memory of this machine.
    `mount -t tmpfs tmpfs ${folder}/written`, `mkdir ${folder}/written/upper ${folder}/written/work`,
    `mount -t overlay overlay -o lowerdir=${inProject()},upperdir=${folder}/written/upper,workdir=${folder}/written/work ${inProject()}`,
    ...hidden.map((program) => `mount --bind /dev/null ${program}`),
    'echo ready',
    'while :; do sleep 0.2; done',
  ].join('\n');
}
