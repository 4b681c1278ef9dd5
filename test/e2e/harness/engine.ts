import { http } from '../../sandbox/http.ts';
import type { SandboxDescription } from '../../sandbox/sandbox.ts';
import { deployChannel } from './deployWorkspace.ts';
import type { Workbench } from './workbench.ts';

/** One request to the sandbox's engine, past everything of Slipway. */
export async function askEngine(sandbox: SandboxDescription, method: string, path: string): Promise<void> {
  const socketPath = new URL(sandbox.dockerHost).pathname;
  const answer = await http(`http://engine${path}`, { method, socketPath }, AbortSignal.timeout(60_000));
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
}

/** Removes from the engine what the deploys of this window built, so that runs do not fill it. */
export async function removeBuiltImages(sandbox: SandboxDescription, workbench: Workbench): Promise<void> {
  const built = new Set([...workbench.outputText(deployChannel).matchAll(/^✓ build: (\S+)/gm)].map(([, image]) => image));
  for (const image of built) await askEngine(sandbox, 'DELETE', `/images/${image}?force=1`);
}
