import { askDigits } from '../../test/e2e/harness/askDigits.ts';
import { launchBrowser } from '../../test/e2e/harness/browser.ts';
import { deployOutcome, startDeploy } from '../../test/e2e/harness/deployWorkspace.ts';
import { inNamespace } from '../../test/e2e/harness/sandbox.ts';
import { Workbench } from '../../test/e2e/harness/workbench.ts';
import type { SandboxDescription } from '../../test/sandbox/sandbox.ts';
import { inProject } from '../project.ts';
import type { SampleEditor } from './openSample.ts';
import type { Terminal } from './terminal.ts';

/**
 * Deploys the sample workspace through the open editor as a person would, and asks the model one question. Throws when
 * a step does not work; a picture of the editor at that moment is then in build/pictures/check-failed.png.
 */
export async function checkSample(editor: SampleEditor, sandbox: SandboxDescription, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const browser = await launchBrowser((sentence) => terminal.say(sentence), signal);
  const close = (): void => void browser.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    const workbench = new Workbench(await browser.newPage({ viewport: { width: 1400, height: 900 } }));
    await workbench.open(editor.url);
    await inNamespace(sandbox, 'check', (namespace) => deployAndAsk(workbench, sandbox, namespace, terminal));
  } finally {
    signal.removeEventListener('abort', close);
    await browser.close();
  }
}

async function deployAndAsk(workbench: Workbench, sandbox: SandboxDescription, namespace: string, terminal: Terminal): Promise<void> {
  try {
    terminal.say(`check: Slipway: Deploy Workspace to ${sandbox.context} · ${namespace}`);
    await startDeploy(workbench, { cluster: sandbox.context, namespace });
    terminal.say(`check: ${await deployOutcome(workbench, new RegExp(`on ${sandbox.context} · ${namespace}`), 300)}`);
    const digit = await askDigits(sandbox, namespace);
    if (digit !== 7) throw new Error(`POST /predict takes a drawn 7 for a ${digit}`);
    terminal.say('check: POST /predict through a port-forward knows the drawn 7; everything works');
  } catch (error) {
    await workbench.picture('check-failed');
    terminal.say(`check: failed; the editor at that moment is in ${inProject('build', 'pictures', 'check-failed.png')}`);
    throw error;
  }
}
