import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../../../src/base/async.ts';
import type { EditorInstall } from './editorInstall.ts';
import type { EditorProfile } from './editorProfile.ts';

/** A running editor. `stop` ends every process of it and resolves when they are gone. */
export interface EditorServer {
  readonly url: string;
  readonly profile: EditorProfile;
  readonly pid: number;
  stop(): Promise<void>;
  /** Resolves when the server ends by itself or is stopped. */
  readonly ended: Promise<void>;
}

/** How an editor is started. */
export interface EditorServerOptions {
  /** Set in the environment of the editor and so of its extensions, on top of this process's. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the server's output goes. */
  readonly logFile: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** True asks people whether they trust a folder, as an editor does outside the tests. */
  readonly workspaceTrust?: boolean;
}

/** Installs packaged extensions into a profile: their files, absolute. Takes a few seconds for each. */
export async function installExtensions(install: EditorInstall, profile: EditorProfile, files: readonly string[], logFile: string): Promise<void> {
  const args = files.flatMap((file) => ['--install-extension', file]);
  const child = spawnEditor(install, profile, ['--force', ...args], {}, logFile);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`the editor did not take ${files.join(', ')}; see ${logFile}`);
}

/** Starts an editor and resolves when its page answers. */
export async function startEditor(install: EditorInstall, profile: EditorProfile, options: EditorServerOptions, signal: AbortSignal): Promise<EditorServer> {
  const trust = options.workspaceTrust ? [] : ['--disable-workspace-trust'];
  const args = ['--bind-addr', `127.0.0.1:${options.port ?? 0}`, '--disable-update-check', '--disable-getting-started-override', '--ignore-last-opened', ...trust];
  // Sockets have short paths by necessity, so they cannot live in the profile; other leftovers go with them.
  const sockets = mkdtempSync(join(tmpdir(), 'slipway-editor-'));
  const env = { XDG_RUNTIME_DIR: sockets, TMPDIR: sockets, XDG_DATA_HOME: join(profile.folder, 'data'), ...options.env };
  const child = spawnEditor(install, profile, args, env, options.logFile);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    await stopGroup(child, ended);
    rmSync(sockets, { recursive: true, force: true });
  };
  try {
    const url = await listeningUrl(child, options.logFile, signal);
    await answers(url, signal);
    return { url, profile, pid: child.pid ?? 0, stop, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that opens a folder, given by its absolute path. */
export function workbenchUrl(server: Pick<EditorServer, 'url'>, folder: string): string {
  return `${server.url}/?folder=${encodeURIComponent(folder)}`;
}

function spawnEditor(install: EditorInstall, profile: EditorProfile, args: readonly string[], env: Readonly<Record<string, string>>, logFile: string): ChildProcess {
  const common = ['--auth', 'none', '--disable-telemetry', '--config', join(profile.folder, 'config.yaml')];
  const folders = ['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions];
  const log = openSync(logFile, 'w');
  try {
    // Its own process group, so that stopping it reaches the extension hosts too.
    return spawn(install.node, [install.entry, ...common, ...folders, ...args], {
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

/** The address the server says it listens on: with port 0 only its log knows. */
async function listeningUrl(child: ChildProcess, logFile: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    const url = /HTTP server listening on (http:\/\/[\d.]+:\d+)/.exec(readFileSync(logFile, 'utf8'))?.[1];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(`the editor ended with ${child.exitCode}; see ${logFile}`);
    await sleep(50, signal);
  }
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the editor's page answers ${response.status}`);
  await response.arrayBuffer();
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    const waiting = new AbortController();
    await Promise.race([ended, sleep(5000, waiting.signal)]);
    // A timer that is left behind would keep the process for as long.
    waiting.abort();
  }
  endGroup(pid);
}

/** What is left of a process group after its leader was asked politely. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
