import { mkdirSync } from 'node:fs';
import { errorText } from '../../src/base/errors.ts';
import { stateDirectory, statePath } from './directories.ts';
import { dockerConfigDirectory, writeDockerConfig } from './dockerConfig.ts';
import { dockerHost } from './engine.ts';
import { baseImageName, busyboxImageName } from './imageNames.ts';
import { withLock } from './lock.ts';
import { partNames, type PartName, type Report } from './part.ts';
import { withDependents, withNeeds } from './partGraph.ts';
import { partContext, PartRunner } from './partRunner.ts';
import { parts } from './parts.ts';
import { reservedPorts } from './ports.ts';
import { registryUser } from './registry.ts';
import { recordStatus } from './status.ts';

/** Where everything of the sandbox is. The paths are the same in every run; ports only move when they are taken. */
export interface SandboxDescription {
  /** For DOCKER_HOST, for example `unix:///…/docker.sock`. */
  readonly dockerHost: string;
  /** For DOCKER_CONFIG: a folder with a config.json that knows the secured registry's password. */
  readonly dockerConfig: string;
  readonly registry: {
    /** `localhost:PORT`, readable and writable by everybody. */
    readonly open: string;
    /** `host` is `localhost:PORT`. The password exists only in this sandbox. */
    readonly secured: { readonly host: string; readonly username: string; readonly password: string };
  };
  /** For KUBECONFIG: contexts `sandbox`, `sandbox-no-rights` (a user who may do nothing), `sandbox-dead` (no server). */
  readonly kubeconfig: string;
  /** The context that works: `sandbox`. */
  readonly context: string;
  /** An image with Python 3 and numpy in the open registry, whole reference with tag. */
  readonly baseImage: string;
  /** An image with busybox as /bin/sh, sleep, httpd, wget and so on in the open registry, whole reference with tag. */
  readonly busyboxImage: string;
  readonly stateDirectory: string;
}

export interface Sandbox extends SandboxDescription {
  /** Ends the parts which this call of startSandbox started. Parts that ran before it stay. */
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Default: all. What a part needs is started with it. */
  readonly parts?: readonly PartName[];
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** Some parts did not start. The others run; `stop` ends those which this call started. */
export class SandboxFailure extends Error {
  readonly failures: ReadonlyMap<PartName, string>;
  readonly stop: () => Promise<void>;

  constructor(failures: ReadonlyMap<PartName, string>, stop: () => Promise<void>) {
    super(groupedReasons(failures));
    this.name = 'SandboxFailure';
    this.failures = failures;
    this.stop = stop;
  }
}

/** One line per reason, with the parts that failed for it, in the order of the parts. */
function groupedReasons(failures: ReadonlyMap<PartName, string>): string {
  const sorted = [...failures].toSorted(([a], [b]) => partNames.indexOf(a) - partNames.indexOf(b));
  const groups = Map.groupBy(sorted, ([, reason]) => reason);
  return [...groups].map(([reason, members]) => `${members.map(([part]) => part).join(', ')}: ${reason}`).join('\n');
}

/** Where the sandbox is or will be, without starting anything: an editor may open before the cluster is up. */
export async function describeSandbox(signal: AbortSignal = new AbortController().signal): Promise<SandboxDescription> {
  const ports = await reservedPorts(signal);
  const open = `localhost:${ports.registryOpen}`;
  const secured = { host: `localhost:${ports.registrySecured}`, ...registryUser };
  writeDockerConfig(secured);
  return {
    dockerHost: await dockerHost(signal),
    dockerConfig: dockerConfigDirectory,
    registry: { open, secured },
    kubeconfig: statePath('kubeconfig'),
    context: 'sandbox',
    baseImage: `${open}/${baseImageName}`,
    busyboxImage: `${open}/${busyboxImageName}`,
    stateDirectory,
  };
}

/**
 * Starts what does not run yet and resolves when every part asked for is ready. Rejects with a SandboxFailure when a
 * part failed, after all others have settled. When the signal aborts, what was started is ended again.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  mkdirSync(stateDirectory, { recursive: true });
  const { signal } = options;
  const runner = new PartRunner(await reservedPorts(signal), recording(options.report), signal);
  const stop = (): Promise<void> => stopSandbox([...runner.started], options.report);
  await Promise.all(withNeeds(options.parts ?? partNames, needsOf).map((name) => runner.bringUp(name)));
  if (signal.aborted) await stop();
  signal.throwIfAborted();
  if (runner.failures.size > 0) throw new SandboxFailure(runner.failures, stop);
  return { ...(await describeSandbox(signal)), stop };
}

/** The description when all of `wanted` (default: every part) answer now, otherwise undefined. */
export async function runningSandbox(wanted: readonly PartName[] = partNames): Promise<SandboxDescription | undefined> {
  const ready = await readyParts(wanted);
  return ready.length === wanted.length ? describeSandbox() : undefined;
}

/** Those of the parts which answer now. */
export async function readyParts(wanted: readonly PartName[] = partNames): Promise<PartName[]> {
  const { signal } = new AbortController();
  const ports = await reservedPorts(signal);
  const answers = await Promise.all(wanted.map((name) => parts[name].isReady(partContext(parts[name], ports, () => undefined, signal))));
  return wanted.filter((_, index) => answers[index]);
}

/** Ends the given parts (default: all) and what needs them, whoever started them, and removes what they left. Goes on when one fails. */
export async function stopSandbox(wanted: readonly PartName[] | undefined, report: Report): Promise<void> {
  mkdirSync(stateDirectory, { recursive: true });
  const { signal } = new AbortController();
  const ports = await reservedPorts(signal);
  const telling = recording(report);
  const failures = new Map<PartName, string>();
  for (const name of withDependents(wanted ?? partNames, needsOf)) {
    const part = parts[name];
    try {
      await withLock(`part-${name}`, signal, () => part.stop(partContext(part, ports, telling, signal)));
      telling(name, 'stopped', `${part.title}: stopped`);
    } catch (error) {
      failures.set(name, errorText(error));
      telling(name, 'failed', errorText(error));
    }
  }
  if (failures.size > 0) throw new SandboxFailure(failures, () => stopSandbox([...failures.keys()], report));
}

function recording(report: Report): Report {
  return (part, state, text) => {
    recordStatus(part, state, text);
    report(part, state, text);
  };
}

function needsOf(name: PartName): readonly PartName[] {
  return parts[name].needs;
}
