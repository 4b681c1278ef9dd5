import assert from 'node:assert/strict';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { deployChannel, deployOutcome } from './harness/deployWorkspace.ts';
import { editorTest } from './harness/editorTest.ts';
import { removeBuiltImages } from './harness/engine.ts';
import { neededSandbox, sandboxEnv } from './harness/sandbox.ts';
import { until } from './harness/until.ts';

const sandbox = await neededSandbox();
const digits = { workspace: inProject('test', 'workspaces', 'digits'), env: sandboxEnv(sandbox), minutes: 5 };

editorTest('the lenses of a Dockerfile build and push its image, and leave every cluster alone', digits, async ({ workbench, workspace }) => {
  const { probe, page } = workbench;
  await probe.open(join(workspace, 'Dockerfile'));
  const lens = (title: string): Promise<void> => page.locator('.monaco-editor .codelens-decoration a', { hasText: title }).first().click();
  await lens('Build');
  await deployOutcome(workbench, /^Built .*digits:/, 120);
  const built = workbench.outputText(deployChannel);
  assert.match(built, /✓ build/);
  assert.match(built, /– push skipped: Only the build was asked for\./);
  await workbench.runCommand('Slipway: Show Deploy Steps');
  await workbench.webview().getByRole('heading', { name: /^\S*digits\S*$/ }).waitFor();
  await workbench.picture('built');

  await probe.command('notifications.clearAll');
  await probe.command('workbench.action.closeActiveEditor');
  await lens('Push');
  await deployOutcome(workbench, /^Pushed .*digits:/, 120);
  await until('the end', () => workbench.outputText(deployChannel), (text) => /– apply skipped: Only build and push were asked for\./.test(text));
  assert.doesNotMatch(workbench.outputText(deployChannel), /── apply/);
  await removeBuiltImages(sandbox, workbench);
});
