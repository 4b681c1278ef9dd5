import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logPath, statePath } from '../../test/sandbox/directories.ts';
import { type EditorInstall, installEditor } from '../../test/sandbox/editor/editorInstall.ts';
import { editorProfile } from '../../test/sandbox/editor/editorProfile.ts';
import { freePort } from '../../test/sandbox/editor/freePort.ts';
import { installExtensions, startEditor, workbenchUrl } from '../../test/sandbox/editor/editorServer.ts';
import type { SandboxDescription } from '../../test/sandbox/sandbox.ts';
import { packageAll } from '../package.ts';
import { inProject } from '../project.ts';

/** The editor that `npm start` opened. */
export interface SampleEditor {
  /** The address of the workbench with the workspace open. */
  readonly url: string;
  readonly workspace: string;
  readonly ended: Promise<void>;
  /** Ends the editor; removes the workspace when nobody changed it. */
  stop(): Promise<void>;
}

interface Surroundings {
  readonly vsix: string;
  readonly install: EditorInstall;
  readonly sandbox: SandboxDescription;
  readonly say: (sentence: string) => void;
}

/**
 * Packages the extension and opens it on a copy of the sample workspace, with the sandbox's engine, registries and
 * cluster in its environment. They need not run yet.
 */
export async function openSample(sandbox: SandboxDescription, say: (sentence: string) => void, signal: AbortSignal): Promise<SampleEditor> {
  mkdirSync(statePath('logs'), { recursive: true });
  say('packaging the extension');
  const [{ vsix }, install] = await Promise.all([packageAll(), installEditor({ logFile: logPath('editor-install'), say }, signal)]);
  const folder = mkdtempSync(join(tmpdir(), 'slipway-start-'));
  try {
    return await openIn(folder, { vsix, install, sandbox, say }, signal);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    throw error;
  }
}

async function openIn(folder: string, surroundings: Surroundings, signal: AbortSignal): Promise<SampleEditor> {
  const { vsix, install, sandbox, say } = surroundings;
  const workspace = copySample(folder);
  const profile = editorProfile(join(folder, 'profile'), { machine: { 'slipway.sandbox.statusFile': statePath('status.json') } });
  await installExtensions(install, profile, [vsix], logPath('editor-extensions'));
  const env = { KUBECONFIG: sandbox.kubeconfig, DOCKER_HOST: sandbox.dockerHost, DOCKER_CONFIG: sandbox.dockerConfig };
  const server = await startEditor(install, profile, { env, logFile: logPath('editor'), port: await freePort(8484) }, signal);
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(profile.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    if (isChanged(workspace)) say(`your changes to the sample workspace stay in ${workspace}`);
    else rmSync(folder, { recursive: true, force: true });
  };
  return { url: workbenchUrl(server, workspace), workspace, ended: server.ended, stop };
}

/** The copy is a git repository, because a deploy names its images after the commit. */
function copySample(folder: string): string {
  const workspace = join(folder, 'digits');
  cpSync(inProject('test', 'workspaces', 'digits'), workspace, { recursive: true });
  git(workspace, 'init', '-q');
  git(workspace, 'add', '.');
  git(workspace, 'commit', '-q', '-m', 'Sample workspace');
  return workspace;
}

function isChanged(workspace: string): boolean {
  return git(workspace, 'status', '--porcelain') !== '' || git(workspace, 'rev-list', '--count', 'HEAD').trim() !== '1';
}

function git(folder: string, ...args: string[]): string {
  const author = ['-c', 'user.name=Slipway sample', '-c', 'user.email=sample@localhost'];
  return execFileSync('git', [...author, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}
