import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * What is expensive to make and safe to keep: built programs, packages, image layers. Each entry's name carries a hash
 * of what it was made from, so nothing in here is ever out of date, only unused.
 */
export const cacheDirectory =
  process.env['SLIPWAY_SANDBOX_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'slipway', 'sandbox');

/** What belongs to the one sandbox of this machine: addresses, logs, pid records, the data of its servers. */
export const stateDirectory =
  process.env['SLIPWAY_SANDBOX_STATE'] ?? join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'slipway', 'sandbox');

export function statePath(...names: string[]): string {
  return join(stateDirectory, ...names);
}

export function cachePath(...names: string[]): string {
  return join(cacheDirectory, ...names);
}

/** The log of one process; all logs of the sandbox are files of this one folder. */
export function logPath(processName: string): string {
  return statePath('logs', `${processName}.log`);
}

/** The name of a control group of the sandbox with that state, by default this one; another on the machine has other ones. */
export function cgroupName(purpose: string, state = stateDirectory): string {
  return `slipway-${purpose}-${createHash('sha256').update(state).digest('hex').slice(0, 6)}`;
}
