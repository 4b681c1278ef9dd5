import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { sleep } from '../../src/base/async.ts';
import { searchPath } from './command.ts';
import { logPath, statePath } from './directories.ts';
import { isRecord, readJson, writeJson } from './jsonFile.ts';
import { endProcesses, identityOf, isAlive, type ProcessIdentity } from './processTable.ts';

export interface DaemonOptions {
  /** Names its log and its record; one word. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program that outlives this process: a session of its own, output to its log, its identity on record. */
export async function startDaemon(options: DaemonOptions): Promise<void> {
  for (const folder of ['logs', 'tmp']) mkdirSync(statePath(folder), { recursive: true });
  // The log of the run before may tell why it ended.
  if (existsSync(logPath(options.name))) renameSync(logPath(options.name), logPath(`${options.name}.previous`));
  const log = openSync(logPath(options.name), 'w');
  const child = spawn(options.program, options.args, {
    cwd: statePath(), detached: true, stdio: ['ignore', log, log],
    // What it leaves when it is killed, such as the stacks of containerd, is not left in the machine's /tmp.
    env: { ...process.env, PATH: searchPath, TMPDIR: statePath('tmp'), ...options.env },
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.unref();
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (identity) writeJson(recordPath(options.name), identity);
}

/** The daemon of that name if it runs, no matter which run of these scripts started it. */
export function runningDaemon(name: string): ProcessIdentity | undefined {
  const record = readJson(recordPath(name));
  if (!isRecord(record) || typeof record['pid'] !== 'number') return undefined;
  const identity = { pid: record['pid'], startTime: String(record['startTime']) };
  return isAlive(identity) ? identity : undefined;
}

/** Ends the daemon by the process that was recorded when it started. `grace`: milliseconds before it is killed. */
export async function stopDaemon(name: string, grace = 10_000): Promise<void> {
  const identity = runningDaemon(name);
  if (identity) await endProcesses([identity], grace);
  rmSync(recordPath(name), { force: true });
}

/**
 * Polls `isReady` until it is true. Throws when the daemon ends before that or `seconds` pass; the error quotes the end
 * of its log.
 */
export async function waitForDaemon(name: string, seconds: number, isReady: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isReady())) {
    if (!runningDaemon(name)) throw new Error(`${name} ended while starting.${quotedLog(name)}`);
    if (Date.now() > deadline) throw new Error(`${name} did not become ready within ${seconds} seconds.${quotedLog(name)}`);
    await sleep(100, signal);
  }
}

/** The last lines of a daemon's log, with the log's path, for an error message. */
export function quotedLog(name: string, lines = 8): string {
  let text = '';
  try {
    text = readFileSync(logPath(name), 'utf8').trimEnd();
  } catch {
    return ` It wrote no log.`;
  }
  const tail = text.split('\n').slice(-lines).map((line) => `  ${line.slice(0, 400)}`);
  return ` The end of ${logPath(name)}:\n${tail.join('\n')}`;
}

function recordPath(name: string): string {
  return statePath('run', `${name}.json`);
}
