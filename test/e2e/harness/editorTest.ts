import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { inProject } from '../../../scripts/project.ts';
import { installEditor } from '../../sandbox/editor/editorInstall.ts';
import { editorProfile } from '../../sandbox/editor/editorProfile.ts';
import { type EditorServer, startEditor, workbenchUrl } from '../../sandbox/editor/editorServer.ts';
import { launchBrowser } from './browser.ts';
import { installedExtensions } from './installedExtensions.ts';
import { Workbench } from './workbench.ts';

/** What the editor of one test finds around itself. */
export interface EditorSurroundings {
  /** The folder that is copied and opened, absolute; an empty one when absent. */
  readonly workspace?: string;
  /** Files to write into the copy, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Environment of the editor, such as KUBECONFIG. Nothing of the machine's own clusters or engines is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  readonly workspaceTrust?: boolean;
  readonly minutes?: number;
}

/** An open editor, given to the body of a test. */
export interface OpenEditor {
  readonly workbench: Workbench;
  /** The copy of the workspace that is open, absolute. */
  readonly workspace: string;
  readonly test: TestContext;
}

type Body = (editor: OpenEditor) => Promise<void>;

/**
 * A test in a real editor of its own: fresh profile, fresh browser, a copy of the workspace under git. When the body
 * throws, build/e2e/NAME/ keeps a trace, a picture, the console and every log of the extension host.
 */
export function editorTest(name: string, surroundings: EditorSurroundings, body: Body): void {
  test(name, { timeout: (surroundings.minutes ?? 3) * 60_000 }, async (context) => {
    const editor = await openEditor(surroundings, context.signal);
    try {
      await keepingEvidence(name, editor, () => body({ ...editor, test: context }));
    } finally {
      await editor.close();
    }
  });
}

/** Several tests, by name, one after the other in one window, for those that touch files of their own and need nothing fresh. */
export function editorTests(surroundings: EditorSurroundings, bodies: Readonly<Record<string, Body>>): void {
  const stop = new AbortController();
  let opened: Promise<RunningEditor> | undefined;
  for (const [name, body] of Object.entries(bodies)) {
    test(name, { timeout: (surroundings.minutes ?? 3) * 60_000 }, async (context) => {
      opened ??= openEditor(surroundings, stop.signal);
      const editor = await opened;
      await editor.workbench.probe.command('notifications.clearAll');
      await keepingEvidence(name, editor, () => body({ ...editor, test: context }));
    });
  }
  after(async () => {
    stop.abort();
    const editor = await opened?.catch(() => undefined);
    await editor?.close();
  });
}

/** An editor with a window, and what it is made of. */
interface RunningEditor {
  readonly context: BrowserContext;
  readonly workbench: Workbench;
  readonly workspace: string;
  /** The folder of everything that the editor writes, absolute. */
  readonly scratch: string;
  /** Ends it and removes what it wrote. */
  readonly close: () => Promise<void>;
}

async function openEditor(surroundings: EditorSurroundings, signal: AbortSignal): Promise<RunningEditor> {
  const scratch = mkdtempSync(join(tmpdir(), 'slipway-e2e-'));
  const cleanUp: (() => Promise<void> | void)[] = [() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })];
  const close = async (): Promise<void> => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    const workspace = copyWorkspace(scratch, surroundings);
    const server = await serve(scratch, surroundings, signal);
    cleanUp.push(() => server.stop());
    const browser = await launchBrowser(console.error, signal);
    cleanUp.push(() => browser.close());
    return { ...(await openWindow(browser, server, scratch, workspace)), workspace, scratch, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs `git` in a folder with an author of its own. */
function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=Slipway tests', '-c', 'user.email=tests@localhost', ...args], { cwd: folder, stdio: 'pipe' });
}

function copyWorkspace(scratch: string, surroundings: EditorSurroundings): string {
  const workspace = join(scratch, surroundings.workspace ? basename(surroundings.workspace) : 'workspace');
  mkdirSync(workspace);
  if (surroundings.workspace) cpSync(surroundings.workspace, workspace, { recursive: true });
  for (const [path, text] of Object.entries(surroundings.files ?? {})) {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  git(workspace, 'init', '-q');
  git(workspace, 'add', '.');
  git(workspace, 'commit', '-q', '--allow-empty', '-m', 'Workspace as the test found it');
  return workspace;
}

async function serve(scratch: string, surroundings: EditorSurroundings, signal: AbortSignal): Promise<EditorServer> {
  const install = await installEditor({ logFile: join(scratch, 'install.log'), say: console.error }, signal);
  const profile = editorProfile(join(scratch, 'profile'), { machine: surroundings.machineSettings ?? {}, extensions: await installedExtensions(install, signal) });
  // Without these an editor would find the machine's own cluster and engine.
  const nothing = { KUBECONFIG: join(scratch, 'no-kubeconfig'), DOCKER_HOST: `unix://${join(scratch, 'no-engine.sock')}`, DOCKER_CONFIG: join(scratch, 'docker') };
  const env = { ...nothing, SLIPWAY_PROBE_FOLDER: join(scratch, 'probe'), ...surroundings.env };
  return startEditor(install, profile, { env, logFile: join(scratch, 'server.log'), workspaceTrust: surroundings.workspaceTrust ?? false }, signal);
}

async function openWindow(browser: Browser, server: EditorServer, scratch: string, workspace: string): Promise<Pick<RunningEditor, 'context' | 'workbench'>> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.tracing.start({ screenshots: true, snapshots: true });
  const page = await context.newPage();
  const workbench = new Workbench(page, join(scratch, 'probe'));
  await workbench.open(workbenchUrl(server, workspace));
  return { context, workbench };
}

async function keepingEvidence(name: string, { context, workbench, scratch }: RunningEditor, body: () => Promise<void>): Promise<void> {
  const folder = inProject('build', 'e2e', name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  try {
    await body();
  } catch (error) {
    mkdirSync(folder, { recursive: true });
    await workbench.page.screenshot({ path: join(folder, 'picture.png') });
    await context.tracing.stop({ path: join(folder, 'trace.zip') });
    await context.tracing.start({ screenshots: true, snapshots: true });
    writeFileSync(join(folder, 'console.log'), workbench.console.join('\n'));
    for (const file of readdirSync(scratch).filter((one) => one.endsWith('.log'))) cpSync(join(scratch, file), join(folder, file));
    const { logs } = workbench;
    if (logs && existsSync(logs)) cpSync(logs, join(folder, 'extension-host'), { recursive: true });
    throw error;
  }
}
