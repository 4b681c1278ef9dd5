import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { sleep } from '../../src/base/async.ts';

/** A process of this machine. The start time tells it from a later process that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks after boot, field 22 of /proc/PID/stat. */
  readonly startTime: string;
}

/** Who has this number now; undefined when nobody has, or when it ended and only waits to be collected. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const text = readProc(`/proc/${pid}/stat`);
  // The second field is the program's name in parentheses, which may itself hold blanks and parentheses.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const startTime = fields?.[19];
  if (startTime === undefined || fields?.[0] === 'Z' || fields?.[0] === 'X') return undefined;
  return { pid, startTime };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startTime === identity.startTime;
}

/** Sends a signal if that very process still runs. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Asks the processes to end, and ends those which have not after `grace` milliseconds. Resolves when all are gone. */
export async function endProcesses(identities: readonly ProcessIdentity[], grace: number): Promise<void> {
  const whole = new AbortController().signal;
  for (const identity of identities) signalProcess(identity, 'SIGTERM');
  for (let waited = 0; waited < grace && identities.some(isAlive); waited += 50) await sleep(50, whole);
  for (const identity of identities) signalProcess(identity, 'SIGKILL');
  for (let waited = 0; waited < 10_000 && identities.some(isAlive); waited += 50) await sleep(50, whole);
}

/**
 * The processes that live in a mount namespace with something of `directory` mounted in it. The engine and the node
 * run in mount namespaces of their own whose mounts come from their folder, and so do their containers, so this finds
 * the containers of a run that was killed and nobody else.
 */
export function processesMounting(directory: string): ProcessIdentity[] {
  const own = mountNamespaceOf('self');
  const found: ProcessIdentity[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || mountNamespaceOf(name) === own) continue;
    const identity = identityOf(Number(name));
    if (identity && readProc(`/proc/${name}/mountinfo`)?.includes(`${directory}/`)) found.push(identity);
  }
  return found;
}

/** The mount namespace of a process (`self` for this one), as a text to compare; undefined when it has ended. */
export function mountNamespaceOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return undefined; // it ended meanwhile
  }
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // it ended meanwhile
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
